package text

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// The table testdata/compare.md: written, and read again.

// comparison is the table's content: for each row and each of compareMeasures the values of compareSetters.
type comparison struct {
	version string // Chromium's
	cells   map[compareRowKey][][3]string
}

// tableKeys are the rows in order.
func tableKeys() []compareRowKey {
	var out []compareRowKey
	for _, group := range paragraphGroups {
		for _, width := range paragraphWidths {
			out = append(out, compareRowKey{group, width})
		}
	}
	return out
}

// tableOf turns counts into cells.
func tableOf(rows map[compareRowKey]*compareRow) comparison {
	c := comparison{cells: map[compareRowKey][][3]string{}}
	for key, row := range rows {
		for _, measure := range compareMeasures {
			c.cells[key] = append(c.cells[key], [3]string{measure.value(row[0]), measure.value(row[1]), measure.value(row[2])})
		}
	}
	return c
}

// takeChromium takes over another table's columns of Chromium, and what can't be counted of ours without one.
func (c *comparison) takeChromium(from comparison) {
	c.version = from.version
	for key, row := range c.cells {
		for m := range row {
			row[m][2] = from.cells[key][m][2]
			if compareMeasures[m].both {
				row[m] = from.cells[key][m]
			}
		}
	}
}

// behindBy tells by how much ours is worse in one row, setter and measure.
type behindBy struct {
	key string
	by  int
}

// behind lists where ours is worse than Chromium in a measure that counts.
func (c comparison) behind(t testing.TB) []behindBy {
	t.Helper()
	var out []behindBy
	for _, key := range tableKeys() {
		for m, measure := range compareMeasures {
			if !measure.counts {
				continue
			}
			var values [3]int
			for k, cell := range c.cells[key][m] {
				var err error
				if values[k], err = strconv.Atoi(cell); err != nil {
					t.Fatal(err)
				}
			}
			for k, setter := range compareSetters[:2] {
				if by := values[k] - values[2]; by > 0 {
					out = append(out, behindBy{fmt.Sprintf("%s %g %s %s", key.group, key.width, setter, measure.title), by})
				}
			}
		}
	}
	return out
}

// moreRagged lists the rows where our fewest lines are less even than Chromium's balanced ones.
func (c comparison) moreRagged() []string {
	var out []string
	for _, key := range tableKeys() {
		cells := c.cells[key]
		ragged := cells[len(cells)-1]
		ours, err1 := strconv.ParseFloat(ragged[1], 64)
		theirs, err2 := strconv.ParseFloat(ragged[2], 64)
		if err1 == nil && err2 == nil && ours > theirs {
			out = append(out, fmt.Sprintf("%s at %g em (%s against %s)", key.group, key.width, ragged[1], ragged[2]))
		}
	}
	return out
}

// markdown writes the table and how it was made. It holds no date and no path outside the module, so that it is the same
// wherever it is written.
func (c comparison) markdown() string {
	var b strings.Builder
	b.WriteString(`# Our lines against Chromium's

Written by a test; do not edit. To write it again, and to see every fault that is counted here:

    go test ./internal/layout/text -run Compare -write-compare
    go test ./internal/layout/text -run Compare -v

The 66 paragraphs of paragraphs.txt at three widths, in the embedded serif face. Each cell holds three figures:
ours for quotes (Display), ours for titles and texts (Compact), and ` + c.version + ` with
` + "`" + compareStyle + "`" + `,
in Japanese also ` + "`word-break: auto-phrase`, in Korean `word-break: keep-all`" + `. Our texts are set as they are written, neither
normalised nor with hanging marks, since Chromium does not do so. "mixed" are the paragraphs with Latin words, figures,
addresses or emoji, of all languages; the other rows are without them.

- lines: of all paragraphs together. Chromium balances paragraphs of few lines alone and fills the lines of longer ones.
- torn words: line ends inside a word by the labels made by hand; in Korean all that are not at a space. Places beside marks,
  spaces and emoji and inside Latin words do not count.
- lonely characters: last lines of one character and its marks.
- forbidden starts or ends: lines that begin or end with a mark against GB/T 15834, CLREQ, JLREQ (strict) or KLREQ, or part a
  dash or ellipsis.
- pairs of marks not squeezed: neighbouring full-width marks on one line that stand no nearer than their full advances.
- raggedness: the standard deviation of line lengths, ink to ink, over all lines of a paragraph, the last one too since balancing
  evens it out as well; the mean over the paragraphs. Display lines follow the clauses on purpose.
- raggedness of those alike: the same of the paragraphs that Chromium tears no word of and that both set on as many lines; their
  number stands beside it.
- raggedness that is possible without a torn word: of as many lines as Compact has, by the labels, whatever phrases or clauses
  are parted for it. Where Chromium is below it, it tears words, has other numbers of lines, or breaks where our rules do not.

Each cell: Display / Compact / Chromium.

| language | em |`)
	for _, measure := range compareMeasures {
		b.WriteString(" " + measure.title + " |")
	}
	b.WriteString("\n|---|---:|" + strings.Repeat("---:|", len(compareMeasures)) + "\n")
	for _, key := range tableKeys() {
		fmt.Fprintf(&b, "| %s | %g |", key.group, key.width)
		for _, cell := range c.cells[key] {
			b.WriteString(" " + strings.Join(cell[:], " / ") + " |")
		}
		b.WriteString("\n")
	}
	if ragged := c.moreRagged(); len(ragged) > 0 {
		b.WriteString("\nOur Compact lines are more ragged than Chromium's balanced ones in:\n\n")
		for _, row := range ragged {
			b.WriteString("- " + row + "\n")
		}
	} else {
		b.WriteString("\nWhere Chromium is more even it tears words, or ends a line where ours would not: it parts （他|指了指胸口） and 「亂|加水」,\n" +
			"begins lines with a particle (「使いやすさ」|をめぐる) and divides USB-|C.\n")
		b.WriteString("\nOur Compact lines are nowhere more ragged than Chromium's balanced ones.\n")
	}
	return b.String()
}

// namesVersion finds Chromium's version in the text.
var namesVersion = regexp.MustCompile(`Chromium [0-9.]*[0-9]`)

// parseComparison reads what markdown wrote.
func parseComparison(content string) (comparison, error) {
	c := comparison{version: namesVersion.FindString(content), cells: map[compareRowKey][][3]string{}}
	if c.version == "" {
		return c, fmt.Errorf("the table names no version of Chromium")
	}
	for _, line := range strings.Split(content, "\n") {
		fields := strings.Split(strings.Trim(line, "| "), " | ")
		if len(fields) != len(compareMeasures)+2 {
			continue
		}
		width, err := strconv.ParseFloat(fields[1], 64)
		if err != nil {
			continue // the heading
		}
		key := compareRowKey{fields[0], width}
		for _, field := range fields[2:] {
			cell := strings.Split(field, " / ")
			if len(cell) != len(compareSetters) {
				return c, fmt.Errorf("%s %g: cell %q", key.group, key.width, field)
			}
			c.cells[key] = append(c.cells[key], [3]string(cell))
		}
	}
	for _, key := range tableKeys() {
		if len(c.cells[key]) != len(compareMeasures) {
			return c, fmt.Errorf("the table has no row of %s at %g em, or it twice", key.group, key.width)
		}
	}
	return c, nil
}

// TestCompareTable: what is written is read again, and what was cut off is refused.
func TestCompareTable(t *testing.T) {
	rows := map[compareRowKey]*compareRow{}
	for i, key := range tableKeys() {
		rows[key] = &compareRow{{torn: i, settings: 1, ragged: 0.25}, {lonely: i, settings: 1, ragged: 1}, {ends: i, settings: 1, ragged: 0.5}}
	}
	c := tableOf(rows)
	c.version = "Chromium 1.2.3"
	text := c.markdown()
	got, err := parseComparison(text)
	if err != nil {
		t.Fatal(err)
	}
	if got.version != c.version || got.markdown() != text {
		t.Errorf("read again:\n%s\nwritten:\n%s", got.markdown(), text)
	}
	if !strings.Contains(text, "ja at 18 em (1.00 against 0.50)") {
		t.Error("the rows that are more ragged are not named")
	}
	for _, broken := range []string{strings.ReplaceAll(text, "Chromium 1", "Chromium"), strings.ReplaceAll(text, "| ja | 18 |", "| de | 18 |"), strings.ReplaceAll(text, " / ", ", ")} {
		if _, err := parseComparison(broken); err == nil {
			t.Error("a broken table was read")
		}
	}
	fresh := tableOf(rows)
	fresh.takeChromium(got)
	if fresh.markdown() != text {
		t.Error("Chromium's columns were not taken over")
	}
}
