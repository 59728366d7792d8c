// Measures labella on the tasks of labella_test.go and writes labella.tsv. To run it again, with labella 1.1.4 installed in a
// folder outside the repository:
//
//   node labella.mjs FOLDER/node_modules/labella/dist/labella.js > labella.tsv
//
// With -times=no after the file, the last column is left empty, so that what is written is the same each time.
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';

const require = createRequire(import.meta.url);
const labella = require(resolve(process.argv[2]));
const { version } = require(resolve(dirname(process.argv[2]), '../package.json'));
const times = process.argv[3] !== '-times=no';

const counts = [12, 25, 50, 100, 200];
const widths = [1080, 1920];
const spreads = ['uniform', 'clustered'];
const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
// Share of a layer that may be filled: labella's default, and what takes the fewest layers.
const densities = [0.85, 1];
const gap = 3, stub = 1, line = 2; // labella's defaults
// labella rounds places to whole numbers. Given the task in 64ths of a px it loses no more than that.
const scale = 64;

// Marsaglia's xorshift of 32 bits; labella_test.go has the same.
function generator(seed) {
  let s = seed >>> 0;
  const next = () => {
    s ^= s << 13; s >>>= 0;
    s ^= s >>> 17;
    s ^= s << 5; s >>>= 0;
    return s;
  };
  for (let i = 0; i < 8; i++) next();
  return n => next() % n;
}

// task makes the labels: widths from 40 to 160 px, more narrow ones than wide ones; places all over the width or round four
// centres.
function task(n, width, spread, seed) {
  const below = generator(((seed * 1000 + n) * 10000 + width) * 2 + (spread === 'clustered' ? 1 : 0));
  const centres = [0, 1, 2, 3].map(() => below(width));
  const labels = [];
  for (let i = 0; i < n; i++) {
    const w = 40 + Math.min(below(121), below(121));
    let x;
    if (spread === 'uniform') {
      x = below(width + 1);
    } else {
      const reach = Math.floor(width / 16);
      x = centres[below(4)] + below(reach + 1) + below(reach + 1) - reach;
      x = Math.min(Math.max(x, 0), width);
    }
    labels.push({ x, w });
  }
  return labels.map((l, i) => ({ ...l, i })).sort((a, b) => a.x - b.x || a.i - b.i);
}

function run(labels, width, density) {
  const nodes = labels.map(l => new labella.Node(scale * l.x, scale * l.w));
  const force = new labella.Force({
    algorithm: 'overlap', density, minPos: 0, maxPos: scale * width,
    nodeSpacing: scale * gap, stubWidth: scale * stub, lineSpacing: scale * line,
  });
  force.nodes(nodes).compute();
  return { nodes, layers: force.getLayers() };
}

function measure(labels, width, density) {
  const { nodes, layers } = run(labels, width, density);
  let sum = 0, max = 0, way = 0, overlaps = 0, overflow = 0;
  for (const n of nodes) {
    sum += Math.abs(n.currentPos - n.idealPos);
    max = Math.max(max, Math.abs(n.currentPos - n.idealPos));
    way += n.getPathToRootLength();
    overflow += Math.max(0, -n.currentLeft()) + Math.max(0, n.currentRight() - scale * width);
  }
  for (const layer of layers) {
    for (let a = 0; a < layer.length; a++) {
      for (let b = a + 1; b < layer.length; b++) {
        if (layer[a].distanceFrom(layer[b]) < 0) overlaps++;
      }
    }
  }
  let ms = 0;
  if (times) {
    const took = [];
    for (let k = 0; k < 9; k++) {
      const from = process.hrtime.bigint();
      run(labels, width, density);
      took.push(Number(process.hrtime.bigint() - from) / 1e6);
    }
    ms = Math.min(...took);
  }
  return [layers.length, (sum / nodes.length / scale).toFixed(4), (max / scale).toFixed(3), (way / nodes.length / scale).toFixed(4), overlaps, (overflow / scale).toFixed(3), times ? ms.toFixed(3) : '-'];
}

console.log(`# labella ${version}: algorithm overlap, minPos 0, maxPos the width, nodeSpacing ${gap}, stubWidth ${stub}, lineSpacing ${line}, all in ${scale}ths of a px; written by labella.mjs`);
console.log(['n', 'width', 'places', 'seed', 'sum', 'density', 'layers', 'mean', 'max', 'leader', 'overlaps', 'overflow', 'ms'].join('\t'));
// What is measured first would pay for compiling.
for (let k = 0; k < 30; k++) run(task(100, 1080, 'uniform', 99 + k), 1080, 1);
for (const n of counts) for (const width of widths) for (const spread of spreads) for (const seed of seeds) {
  const labels = task(n, width, spread, seed);
  // So that labella_test.go can tell that it has the same labels.
  const sum = labels.reduce((s, l, i) => (s + (i + 1) * (7 * l.x + l.w)) % 1000003, 0);
  for (const density of densities) {
    console.log([n, width, spread, seed, sum, density, ...measure(labels, width, density)].join('\t'));
  }
}
