// Writes the tries of the npm package hyphen as TeX pattern text, one pattern a line:
//
//	node texts.js FOLDER-OF-PATTERNS OUTPUT-FOLDER NAME…
//
// A file of the package is [levels, trie, exceptions]. A node of the trie is the index
// of a list of levels, an object of children, or both as [children, index]. The levels
// of a pattern that begins with "." start after the dot, those of others before the
// first letter; zeros at the end are left out. Exceptions are word → offsets of hyphens,
// counted in the hyphenated form, so that each hyphen moves those after it by one (the
// package itself reads them as offsets in the word and sets as-soc-iate).
const fs = require("fs");
const path = require("path");

const [patterns, output, ...names] = process.argv.slice(2);

// text returns a pattern in TeX's form: digits between its letters.
function text(letters, levels) {
  const start = letters[0] === "." ? 1 : 0;
  let s = "";
  for (let i = 0; i <= letters.length; i++) {
    s += levels[i - start] || "";
    s += letters[i] || "";
  }
  return s;
}

function walk(node, letters, visit) {
  if (typeof node === "number") {
    visit(letters, node);
    return;
  }
  if (Array.isArray(node)) {
    visit(letters, node[1]);
    node = node[0];
  }
  for (const letter in node) walk(node[letter], [...letters, letter], visit);
}

for (const name of names) {
  const [levels, trie, exceptions] = require(path.resolve(patterns, name + ".js"));
  const lines = [];
  walk(trie, [], (letters, index) => lines.push(text(letters, levels[index])));
  lines.sort();
  fs.writeFileSync(path.join(output, name + ".pat.txt"), lines.join("\n") + "\n");

  const words = Object.entries(exceptions || {}).map(([word, offsets]) => {
    const cuts = [0, ...offsets.map((offset, before) => offset - before), word.length];
    return cuts.slice(1).map((end, i) => word.slice(cuts[i], end)).join("-");
  });
  words.sort();
  fs.writeFileSync(path.join(output, name + ".hyp.txt"), words.map((w) => w + "\n").join(""));
}
