//go:build ignore

// This program compiles the sources that build.sh fetched into the three binary
// files that package phrase embeds. All integers are little-endian.
//
// dictionary.bin: a trie of words, nodes in breadth-first order, so that the
// children of node i are the nodes first[i] … first[i+1]-1, sorted by label:
//
//	"PHRASE1\n", nodes N uint32,
//	label [N]uint16 (UTF-16 unit), first [N+1]uint24,
//	cost [N]uint8 (round(-14 ln p); 0: no word ends here), role [N]uint8,
//	direct [0x5200]uint16: the node of each one-character prefix U+4E00…U+9FFF
//
// traditional.bin: pairs (traditional, simplified) of uint16, sorted.
//
// japanese.bin: "BUDOUX1\n", base score int32, slots S uint32 (a power of two), then
// S × (key uint64, score int32), an open-addressed hash table; key 0 is an empty slot.
package main

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

type entry struct {
	frequency int
	role      byte
}

// units is the number of cost steps to one nat. 14 makes the rarest word (once in 60
// million) cost 251, so that a cost fits a byte.
const units = 14

func main() {
	log.SetFlags(0)
	dictionary := flag.String("dictionary", "", "jieba's dict.txt")
	roles := flag.String("roles", "", "roles.txt")
	traditional := flag.String("traditional", "", "OpenCC's TSCharacters.txt")
	japanese := flag.String("japanese", "", "BudouX's ja.js")
	out := flag.String("out", ".", "folder for the results")
	flag.Parse()
	write := func(name string, data []byte, err error) {
		if err == nil {
			err = os.WriteFile(filepath.Join(*out, name), data, 0o644)
		}
		if err != nil {
			log.Fatalf("compile: %s: %v", name, err)
		}
	}
	data, err := compileDictionary(*dictionary, *roles)
	write("dictionary.bin", data, err)
	data, err = compileTraditional(*traditional)
	write("traditional.bin", data, err)
	data, err = compileJapanese(*japanese)
	write("japanese.bin", data, err)
}

func lines(path string, each func(string) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	scanner := bufio.NewScanner(file)
	for n := 1; scanner.Scan(); n++ {
		if err := each(scanner.Text()); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return scanner.Err()
}

// baseRole maps jieba's part-of-speech tags to roles, see roles.go.
func baseRole(tag string) byte {
	switch {
	case strings.HasPrefix(tag, "nr"):
		return 'N'
	case tag == "zg" || tag == "g":
		return 'x'
	case tag == "an":
		return 'n'
	case tag == "l" || tag == "i":
		return 'i'
	case tag == "mq":
		return 'm'
	}
	return tag[0]
}

func compileDictionary(dictionary, roles string) ([]byte, error) {
	words := map[string]entry{}
	err := lines(dictionary, func(line string) error {
		field := strings.Fields(line)
		if len(field) != 3 {
			return fmt.Errorf("%d fields, not 3", len(field))
		}
		frequency, err := strconv.Atoi(field[1])
		if err != nil {
			return err
		}
		words[field[0]] = entry{frequency, baseRole(field[2])}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var role byte
	err = lines(roles, func(line string) error {
		line, _, _ = strings.Cut(line, "#")
		for _, field := range strings.Fields(line) {
			if strings.HasPrefix(field, "[") {
				if len(field) != 3 || field[2] != ']' {
					return fmt.Errorf("%s is not a role", field)
				}
				role = field[1]
				continue
			}
			word, number, given := strings.Cut(field, ":")
			e := words[word]
			if given {
				var err error
				if e.frequency, err = strconv.Atoi(number); err != nil {
					return err
				}
			} else if e.frequency == 0 {
				return fmt.Errorf("%s is not in the dictionary: give its frequency", word)
			}
			if role != '=' {
				e.role = role
			}
			words[word] = e
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	total := 0
	for _, e := range words {
		total += e.frequency
	}

	type node struct {
		label    uint16
		cost     byte
		role     byte
		children map[uint16]*node
	}
	root := &node{}
	nodes := 1
	for word, e := range words {
		if e.frequency == 0 {
			continue
		}
		at := root
		for _, r := range word {
			if r > 0xFFFF {
				return nil, fmt.Errorf("%q: character above U+FFFF", word)
			}
			next := at.children[uint16(r)]
			if next == nil {
				next = &node{label: uint16(r)}
				if at.children == nil {
					at.children = map[uint16]*node{}
				}
				at.children[uint16(r)] = next
				nodes++
			}
			at = next
		}
		cost := math.Round(-units * math.Log(float64(e.frequency)/float64(total)))
		at.cost, at.role = byte(min(max(cost, 1), 255)), e.role
	}

	labels, first := make([]byte, 0, 2*nodes), make([]byte, 0, 3*nodes+3)
	costs, roleBytes := make([]byte, 0, nodes), make([]byte, 0, nodes)
	direct := make([]uint16, 0x5200)
	queue, next := []*node{root}, 1
	for i := 0; i < len(queue); i++ {
		n := queue[i]
		labels = binary.LittleEndian.AppendUint16(labels, n.label)
		first = append(first, byte(next), byte(next>>8), byte(next>>16))
		costs, roleBytes = append(costs, n.cost), append(roleBytes, n.role)
		children := make([]*node, 0, len(n.children))
		for _, c := range n.children {
			children = append(children, c)
		}
		sort.Slice(children, func(a, b int) bool { return children[a].label < children[b].label })
		if i == 0 {
			for k, c := range children {
				if c.label >= 0x4E00 && c.label < 0xA000 {
					direct[c.label-0x4E00] = uint16(k + 1)
				}
			}
		}
		queue = append(queue, children...)
		next += len(children)
	}
	first = append(first, byte(next), byte(next>>8), byte(next>>16))
	data := append([]byte("PHRASE1\n"), 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(data[8:], uint32(nodes))
	data = append(append(append(append(data, labels...), first...), costs...), roleBytes...)
	for _, d := range direct {
		data = binary.LittleEndian.AppendUint16(data, d)
	}
	return data, nil
}

// extraTraditional are characters that OpenCC keeps, since it converts them by phrase,
// but that the simplified dictionary knows in one form only.
var extraTraditional = map[rune]rune{
	'著': '着', // 意味著, 看著: far more often the particle than 著作, which roles.txt adds as 着作
	'裏': '里',
	'臺': '台',
	'乾': '干', // 乾淨; 乾坤 is added in roles.txt
}

func compileTraditional(path string) ([]byte, error) {
	pairs := map[rune]rune{}
	err := lines(path, func(line string) error {
		field := strings.Fields(line)
		if len(field) < 2 || strings.HasPrefix(line, "#") {
			return nil
		}
		from, to := []rune(field[0]), []rune(field[1])
		if len(from) != 1 || len(to) != 1 {
			return fmt.Errorf("%q: not one character", line)
		}
		if from[0] <= 0xFFFF && to[0] <= 0xFFFF && from[0] != to[0] {
			pairs[from[0]] = to[0]
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for from, to := range extraTraditional {
		pairs[from] = to
	}
	keys := make([]rune, 0, len(pairs))
	for r := range pairs {
		keys = append(keys, r)
	}
	sort.Slice(keys, func(a, b int) bool { return keys[a] < keys[b] })
	var data []byte
	for _, r := range keys {
		data = binary.LittleEndian.AppendUint16(data, uint16(r))
		data = binary.LittleEndian.AppendUint16(data, uint16(pairs[r]))
	}
	return data, nil
}

// features numbers BudouX's thirteen feature groups; japanese.go uses the same numbers.
var features = []string{"UW1", "UW2", "UW3", "UW4", "UW5", "UW6", "BW1", "BW2", "BW3", "TW1", "TW2", "TW3", "TW4"}

func compileJapanese(path string) ([]byte, error) {
	source, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	text := string(source)
	begin, end := strings.Index(text, "{"), strings.LastIndex(text, "}")
	if begin < 0 || end < begin {
		return nil, fmt.Errorf("%s: no model in it", path)
	}
	text = regexp.MustCompile(`,\s*}`).ReplaceAllString(text[begin:end+1], "}")
	var model map[string]map[string]int
	if err := json.Unmarshal([]byte(text), &model); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	scores, sum := map[uint64]int{}, 0
	for group, weights := range model {
		number := -1
		for i, name := range features {
			if name == group {
				number = i
			}
		}
		if number < 0 {
			return nil, fmt.Errorf("%s: unknown feature group %s", path, group)
		}
		for chars, weight := range weights {
			key := uint64(number + 1)
			for _, r := range chars {
				if r > 0xFFFF {
					return nil, fmt.Errorf("%s: %q: character above U+FFFF", path, chars)
				}
				key = key<<16 | uint64(r)
			}
			scores[key] = weight
			sum += weight
		}
	}
	keys := make([]uint64, 0, len(scores))
	for key := range scores {
		keys = append(keys, key)
	}
	sort.Slice(keys, func(a, b int) bool { return keys[a] < keys[b] })
	slots := 1
	for slots < 3*len(keys) { // a third full: most misses end at the first slot
		slots *= 2
	}
	table := make([]uint64, slots)
	for _, key := range keys {
		at := hash(key) & uint64(slots-1)
		for table[at] != 0 {
			at = (at + 1) & uint64(slots-1)
		}
		table[at] = key
	}
	data := []byte("BUDOUX1\n")
	// The threshold is half the sum of all weights; doubled on both sides to stay whole.
	data = binary.LittleEndian.AppendUint32(data, uint32(int32(sum)))
	data = binary.LittleEndian.AppendUint32(data, uint32(slots))
	for _, key := range table {
		data = binary.LittleEndian.AppendUint64(data, key)
		data = binary.LittleEndian.AppendUint32(data, uint32(int32(scores[key])))
	}
	return data, nil
}

// hash is Fibonacci hashing; japanese.go has the same.
func hash(key uint64) uint64 { return key * 0x9E3779B97F4A7C15 >> 32 }
