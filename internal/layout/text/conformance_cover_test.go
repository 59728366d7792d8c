package text

import (
	"os/exec"
	"strings"
	"testing"
)

// The characters that typography.md, Line breaking 2 and 3, forbids at a line's start and end. They are written out here so
// that a character that falls out of the engine's sets is missed.
const (
	coveredStart = "、，。．：；！？,.:;!?‼⁇⁈⁉·・”’」』）)]}〕〉》】〗〙〛％%‰℃°′″…⋯—~～–‐/／"
	coveredEnd   = "“‘「『（([{〔〈《【〖〘〚￥¥$€£№#"
	// In Japanese also these begin no line.
	coveredStartJapanese = "々〻ゝゞヽヾーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
)

// TestConformanceCoversKinsoku: every character that begins no line closes or goes on with one, next to a line end that it
// moved, and every one that ends no line begins one.
func TestConformanceCoversKinsoku(t *testing.T) {
	after, before := map[string]map[rune]bool{}, map[string]map[rune]bool{}
	for group, cases := range loadConformance(t) {
		language, ok := strings.CutPrefix(group, "kinsoku-")
		if !ok {
			continue
		}
		after[language], before[language] = map[rune]bool{}, map[rune]bool{}
		for _, c := range cases {
			for i, l := range c.Lines {
				for k, r := range []rune(l.Text) {
					switch {
					case k > 0:
						after[language][r] = true
					case i > 0:
						before[language][r] = true
					}
				}
			}
		}
	}
	for _, row := range []struct {
		language, characters, where string
		seen                        map[string]map[rune]bool
	}{
		{"zh-hans", coveredStart, "start", after},
		{"zh-hans", coveredEnd, "end", before},
		{"ja", coveredStartJapanese, "start", after},
	} {
		for _, r := range row.characters {
			if !row.seen[row.language][r] {
				t.Errorf("%s: no case about %c at a line's %s", row.language, r, row.where)
			}
		}
	}
}

// TestConformanceFiles: the data files are what the model writes from the cases, where Python and fontTools are at hand.
func TestConformanceFiles(t *testing.T) {
	python, err := exec.LookPath("/usr/bin/python3")
	if err != nil {
		t.Skip("needs python3")
	}
	if exec.Command(python, "-c", "import fontTools").Run() != nil {
		t.Skip("needs python3-fonttools")
	}
	if out, err := exec.Command(python, "testdata/conformance/model.py", "--check").CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
