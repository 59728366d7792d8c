package phrase

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"strconv"
	"strings"
	"testing"
)

// lookUp returns the cost and role of a word; cost 0 means that it is none.
func lookUp(word string) (cost byte, r role) {
	node := uint32(0)
	for _, c := range word {
		if node = words.child(node, uint16(c)); node == 0 {
			return 0, 0
		}
	}
	return words.costs[node], role(words.roles[node])
}

// TestRolesAreCompiled fails when roles.txt was edited and the dictionary was not
// compiled again.
func TestRolesAreCompiled(t *testing.T) {
	file, err := os.Open("data/roles.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	type want struct {
		role    role
		removed bool
	}
	wanted := map[string]want{}
	current := role('=')
	scanner := bufio.NewScanner(file)
	for scanner.Scan() {
		line, _, _ := strings.Cut(scanner.Text(), "#")
		for _, field := range strings.Fields(line) {
			if field[0] == '[' {
				current = role(field[1])
				continue
			}
			word, number, given := strings.Cut(field, ":")
			w := wanted[word]
			if given {
				frequency, err := strconv.Atoi(number)
				if err != nil {
					t.Fatalf("roles.txt: %s: %v", field, err)
				}
				w.removed = frequency == 0
			}
			if current != '=' {
				w.role = current
			}
			wanted[word] = w
		}
	}
	if len(wanted) < 500 {
		t.Fatalf("roles.txt has only %d words", len(wanted))
	}
	for word, w := range wanted {
		cost, r := lookUp(word)
		if (cost == 0) != w.removed || !w.removed && w.role != 0 && r != w.role {
			t.Errorf("%s has cost %d and role %c, want role %c, removed %t: run go generate", word, cost, r, w.role, w.removed)
		}
	}
}

// TestSums: the data is what build.sh recorded.
func TestSums(t *testing.T) {
	sums, err := os.ReadFile("data/sums.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(sums)), "\n")
	if len(lines) != 3 {
		t.Fatalf("sums.txt has %d lines, not 3", len(lines))
	}
	for _, line := range lines {
		field := strings.Fields(line)
		data, err := os.ReadFile("data/" + field[1])
		if err != nil {
			t.Fatal(err)
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != field[0] {
			t.Errorf("%s differs from sums.txt: run go generate", field[1])
		}
	}
}

func TestSimplify(t *testing.T) {
	for from, want := range map[rune]rune{'後': '后', '著': '着', '機': '机', '人': '人', 'a': 'a', '龜': '龟', 0x20BB7: 0x20BB7} {
		if got := simplify(from); got != want {
			t.Errorf("simplify(%c) = %c, want %c", from, got, want)
		}
	}
}

// TestDictionaryOpens: the three refusals of damaged data, which only a broken build
// can embed.
func TestDictionaryOpens(t *testing.T) {
	for name, open := range map[string]func(){
		"empty":           func() { openTrie("") },
		"cut dictionary":  func() { openTrie(dictionaryData[:len(dictionaryData)-1]) },
		"cut model":       func() { openBorders(japaneseData[:len(japaneseData)-1]) },
		"not a model":     func() { openBorders(dictionaryData[:64]) },
		"model, no slots": func() { openBorders(japaneseData[:12]) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: accepted", name)
				}
			}()
			open()
		}()
	}
}

func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		openTrie(dictionaryData)
	}
}
