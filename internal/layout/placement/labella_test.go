package placement

import (
	"flag"
	"fmt"
	"math"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Labels in rows against labella's, on tasks that both make alike. testdata/labella.mjs measures labella and writes
// testdata/labella.tsv; testdata/labella.md is the table that is written from it and from our own figures.

var writeLabella = flag.Bool("write-labella", false, "write testdata/labella.md anew, times and all")

// generator is Marsaglia's xorshift of 32 bits; testdata/labella.mjs has the same.
func generator(seed uint32) func(n uint32) int {
	s := seed
	next := func() uint32 {
		s ^= s << 13
		s ^= s >> 17
		s ^= s << 5
		return s
	}
	for range 8 {
		next()
	}
	return func(n uint32) int { return int(next() % n) }
}

// labellaTask makes labels as testdata/labella.mjs does.
func labellaTask(n, width int, clustered bool, seed int) []Label {
	number := ((seed*1000+n)*10000 + width) * 2
	if clustered {
		number++
	}
	below := generator(uint32(number))
	var centres [4]int
	for k := range centres {
		centres[k] = below(uint32(width))
	}
	labels := make([]Label, n)
	for i := range labels {
		w := 40 + min(below(121), below(121))
		x := 0
		if clustered {
			reach := width / 16
			x = centres[below(4)]
			x += below(uint32(reach+1)) + below(uint32(reach+1)) - reach
			x = min(max(x, 0), width)
		} else {
			x = below(uint32(width + 1))
		}
		labels[i] = Label{float64(x), float64(w)}
	}
	return labels
}

// labellaRow is a row of the table: tasks that differ in their seed alone.
type labellaRow struct {
	n, width        int
	places, density string
}

// labellaMeasures are what is measured, with the figures' decimals. All are better when they are smaller.
var labellaMeasures = []struct {
	title    string
	decimals int
	// off is how much more than labella's counts as no more: what labella's rounding to 64ths of a px may do.
	off float64
	// ways tells that it is about leaders' bends, and timed that it is never compared.
	ways, timed bool
}{
	{title: "rows", decimals: 2},
	{title: "mean displacement, px", decimals: 1, off: 1.0 / 64},
	{title: "largest displacement, px", decimals: 1, off: 1.0 / 64},
	{title: "overlaps", decimals: 0},
	{title: "overflow, px", decimals: 1, off: near},
	{title: "leader sideways, px", decimals: 1, off: 1.0 / 64, ways: true},
	{title: "ms", decimals: 3, timed: true},
}

// labellaFigures are the means over the seeds, in the order of labellaMeasures.
type labellaFigures [7]float64

// labellaResults are those of labella, ours in as many rows, ours in the fewest, and ours in as many rows where leaders count.
type labellaResults struct{ labella, ours, fewest, bent labellaFigures }

// labellaBend is Rows.Bend where leaders count, and mostBent the largest number of labels of which that is shown.
const (
	labellaBend = 0.05
	mostBent    = 50
)

// readLabella reads testdata/labella.tsv and measures ours beside each line; timed says whether to take times.
func readLabella(t *testing.T, timed bool) (head string, rows []labellaRow, results map[labellaRow]*labellaResults) {
	t.Helper()
	content, err := os.ReadFile("testdata/labella.tsv")
	if err != nil {
		t.Fatal(err)
	}
	head, lines, _ := strings.Cut(strings.TrimSpace(string(content)), "\n")
	results = map[labellaRow]*labellaResults{}
	seeds := map[labellaRow]float64{}
	for k, line := range strings.Split(lines, "\n") {
		if k == 0 {
			continue // the columns' names
		}
		var row labellaRow
		var seed, sum int
		var theirs labellaFigures
		if _, err := fmt.Sscan(line, &row.n, &row.width, &row.places, &seed, &sum, &row.density,
			&theirs[0], &theirs[1], &theirs[2], &theirs[5], &theirs[3], &theirs[4], &theirs[6]); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		labels := labellaTask(row.n, row.width, row.places == "clustered", seed)
		if got := labellaSum(labels); got != sum {
			t.Fatalf("%q: our labels have the sum %d", line, got)
		}
		if results[row] == nil {
			results[row] = &labellaResults{}
			rows = append(rows, row)
		}
		r := results[row]
		seeds[row]++
		r.labella.add(theirs)
		// labella's values of the gaps: nodeSpacing, stubWidth and lineSpacing.
		f := Rows{Right: float64(row.width), Gap: 3, Leader: 1, Apart: 2, Most: row.n, Least: int(theirs[0])}
		r.ours.add(measureRows(t, f, labels, timed))
		if row.n <= mostBent {
			bent := f
			bent.Bend = labellaBend
			r.bent.add(measureRows(t, bent, labels, timed))
		}
		f.Least = 0
		r.fewest.add(measureRows(t, f, labels, timed))
	}
	for row, r := range results {
		for k := range labellaMeasures {
			r.labella[k] /= seeds[row]
			r.ours[k] /= seeds[row]
			r.fewest[k] /= seeds[row]
			r.bent[k] /= seeds[row]
		}
	}
	return head, rows, results
}

func (f *labellaFigures) add(g labellaFigures) {
	for k := range f {
		f[k] += g[k]
	}
}

// labellaSum tells whether the labels are those of testdata/labella.mjs.
func labellaSum(labels []Label) (sum int) {
	for i, k := range inTime(labels) {
		sum = (sum + (i+1)*(7*int(labels[k].X)+int(labels[k].Width))) % 1000003
	}
	return sum
}

// measureRows places labels and measures the outcome by itself, not by what Place says of it.
func measureRows(t *testing.T, f Rows, labels []Label, timed bool) (m labellaFigures) {
	t.Helper()
	p, ok := f.Place(labels)
	if !ok {
		t.Fatalf("%+v: no place for %d labels", f, len(labels))
	}
	checkRows(t, f, labels, p)
	for i, l := range p.Labels {
		m[0] = max(m[0], float64(l.Row+1))
		way := math.Abs(l.X - labels[i].X)
		m[1] += way / float64(len(labels))
		m[2] = max(m[2], way)
		left, right := l.X-labels[i].Width/2, l.X+labels[i].Width/2
		m[4] += max(0, f.Left-left) + max(0, right-f.Right)
		for k, o := range p.Labels[:i] {
			switch {
			case o.Row == l.Row && min(right, o.X+labels[k].Width/2)-max(left, o.X-labels[k].Width/2) > near:
				m[3]++
			case o.Row > l.Row && math.Abs(o.Leader[l.Row]-l.X) < labels[i].Width/2+f.Leader/2-near,
				l.Row > o.Row && math.Abs(l.Leader[o.Row]-o.X) < labels[k].Width/2+f.Leader/2-near:
				m[3]++
			}
		}
		at := labels[i].X
		for _, x := range append(slices.Clone(l.Leader), l.X) {
			m[5] += math.Abs(x-at) / float64(len(labels))
			at = x
		}
	}
	if timed {
		var took []float64
		for range 9 {
			from := time.Now()
			f.Place(labels)
			took = append(took, float64(time.Since(from).Nanoseconds())/1e6)
		}
		m[6] = slices.Min(took)
	}
	return m
}

// labellaTable writes the table. times are the cells of the last column when they are taken from elsewhere.
func labellaTable(head string, rows []labellaRow, results map[labellaRow]*labellaResults, times map[labellaRow]string) string {
	var b strings.Builder
	b.WriteString(`# Labels in rows against labella's

Written by a test; do not edit. To write it again, and the table of labella's figures from which it is written:

    go test ./internal/layout/placement -run Labella -write-labella
    node testdata/labella.mjs FOLDER/node_modules/labella/dist/labella.js > testdata/labella.tsv

` + strings.TrimPrefix(head, "# ") + `.
Labels are 40 to 160 px wide, their places spread over the whole width or round four centres; each row of the table is the mean
of eight tasks. "filled" is labella's density, the share of a layer that it fills: its default is 0.85, and 1 makes for the fewest
layers. It is given lengths in 64ths of a px, since it rounds places to whole numbers. The same gaps hold for ours.

- rows: layers, of labels.
- displacement: of labels' middles from their places on the axis.
- overlaps: pairs of labels of a row, or of a label and a leader that passes its row, that share more than nothing.
- overflow: how far labels lie outside the width, together.
- leader sideways: how far a leader goes left and right on its way through the rows, the mean.
- ms: the least of nine runs after warming up, both on one machine, on one core. It is written, never compared.

Each cell: ours in as many rows as labella's / labella / ours in the fewest rows that it finds.

| labels | px | places | filled |`)
	for _, measure := range labellaMeasures {
		b.WriteString(" " + measure.title + " |")
	}
	b.WriteString("\n|---:|---:|---|---:|" + strings.Repeat("---:|", len(labellaMeasures)) + "\n")
	for _, row := range rows {
		fmt.Fprintf(&b, "| %d | %d | %s | %s |", row.n, row.width, row.places, row.density)
		r := results[row]
		for k, measure := range labellaMeasures {
			if cell, ok := times[row]; ok && measure.timed {
				b.WriteString(" " + cell + " |")
				continue
			}
			fmt.Fprintf(&b, " %.*f / %.*f / %.*f |", measure.decimals, r.ours[k], measure.decimals, r.labella[k], measure.decimals, r.fewest[k])
		}
		b.WriteString("\n")
	}
	if worse := labellaWorse(rows, results, true); len(worse) > 0 {
		b.WriteString("\nIn as many rows ours is worse in:\n\n")
		for _, w := range worse {
			b.WriteString("- " + w + "\n")
		}
		b.WriteString(`
That is the price of labels that stand nearer, and of leaders that count for nothing: they pass each row where its labels leave room.
labella's leaders fan out once, and take their labels with them. The next table has ours with leaders that count.
`)
	} else {
		b.WriteString("\nIn as many rows ours is nowhere worse.\n")
	}
	fmt.Fprintf(&b, `
## Where leaders count too

Ours with Bend %g, in as many rows as labella's / labella.

| labels | px | places | filled | mean displacement, px | largest displacement, px | leader sideways, px |
|---:|---:|---|---:|---:|---:|---:|
`, labellaBend)
	for _, row := range rows {
		if row.n <= mostBent {
			r := results[row]
			fmt.Fprintf(&b, "| %d | %d | %s | %s | %.1f / %.1f | %.1f / %.1f | %.1f / %.1f |\n", row.n, row.width, row.places, row.density,
				r.bent[1], r.labella[1], r.bent[2], r.labella[2], r.bent[5], r.labella[5])
		}
	}
	b.WriteString(`
## What the figures leave out

Places are measured by checks that know nothing of how they were found. What labella can't do: labels on both sides of the axis
with one count of rows; labels of several candidate widths, wrapped into lines; lanes, bars and stretches that are taken; a largest
number of layers that it keeps to, and word when labels do not fit. Its layers are chosen by counting overlaps, ours by what the
choice costs, and ours in fewer rows than labella's are farther from their places: that is what the last figure of a cell shows.
`)
	return b.String()
}

// labellaWorse lists where ours, in as many rows, is worse than labella's; the ways of leaders only if asked for.
func labellaWorse(rows []labellaRow, results map[labellaRow]*labellaResults, ways bool) (worse []string) {
	for _, row := range rows {
		r := results[row]
		for k, measure := range labellaMeasures {
			if !measure.timed && (ways || !measure.ways) && r.ours[k] > r.labella[k]+measure.off {
				worse = append(worse, fmt.Sprintf("%d labels, %d px, %s, filled to %s: %s, %.*f against %.*f", row.n, row.width, row.places, row.density,
					measure.title, measure.decimals, r.ours[k], measure.decimals, r.labella[k]))
			}
		}
	}
	return worse
}

// labellaTimes reads the times out of a table.
func labellaTimes(table string) map[labellaRow]string {
	times := map[labellaRow]string{}
	for _, line := range strings.Split(table, "\n") {
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		if len(cells) != 4+len(labellaMeasures) {
			continue
		}
		n, err1 := strconv.Atoi(cells[0])
		width, err2 := strconv.Atoi(cells[1])
		if err1 == nil && err2 == nil {
			times[labellaRow{n, width, cells[2], cells[3]}] = cells[len(cells)-1]
		}
	}
	return times
}

func TestLabella(t *testing.T) {
	const file = "testdata/labella.md"
	head, rows, results := readLabella(t, *writeLabella)
	if len(rows) != 40 {
		t.Errorf("%d rows", len(rows))
	}
	for _, w := range labellaWorse(rows, results, false) {
		t.Errorf("worse than labella's: %s", w)
	}
	for _, row := range rows {
		r := results[row]
		if r.fewest[0] > r.labella[0] {
			t.Errorf("%+v: %g rows are the fewest found, labella takes %g", row, r.fewest[0], r.labella[0])
		}
		for k, measure := range labellaMeasures {
			if row.n <= mostBent && !measure.timed && r.bent[k] > r.labella[k]+measure.off {
				t.Errorf("%+v, where leaders count: %s is %g, labella's %g", row, measure.title, r.bent[k], r.labella[k])
			}
		}
	}
	if *writeLabella {
		if err := os.WriteFile(file, []byte(labellaTable(head, rows, results, nil)), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	committed, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if fresh := labellaTable(head, rows, results, labellaTimes(string(committed))); fresh != string(committed) {
		t.Errorf("%s is not what is measured; to write it again: go test ./internal/layout/placement -run Labella -write-labella\n%s", file, firstDifference(string(committed), fresh))
	}
}

// firstDifference shows the first line in which two texts differ.
func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return fmt.Sprintf("line %d:\n%s\n%s", i+1, x[i], y[i])
		}
	}
	return fmt.Sprintf("%d and %d lines", len(x), len(y))
}

// TestLabellaAgain measures labella anew, but for times, where it is installed: LABELLA names its dist/labella.js.
func TestLabellaAgain(t *testing.T) {
	node, err := exec.LookPath("node")
	module := os.Getenv("LABELLA")
	if err != nil || module == "" {
		t.Skip("needs node, and labella's dist/labella.js named by LABELLA")
	}
	fresh, err := exec.Command(node, "testdata/labella.mjs", module, "-times=no").Output()
	if err != nil {
		t.Fatal(err)
	}
	committed, err := os.ReadFile("testdata/labella.tsv")
	if err != nil {
		t.Fatal(err)
	}
	untimed := func(content string) string {
		lines := strings.Split(content, "\n")
		for k, line := range lines {
			if at := strings.LastIndexByte(line, '\t'); at >= 0 {
				lines[k] = line[:at]
			}
		}
		return strings.Join(lines, "\n")
	}
	if a, b := untimed(string(committed)), untimed(string(fresh)); a != b {
		t.Errorf("labella gives other figures: %s", firstDifference(a, b))
	}
}
