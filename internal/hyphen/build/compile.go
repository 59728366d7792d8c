//go:build ignore

// This program compiles the pattern texts that fetch.sh wrote into patterns.bin, which
// package hyphen embeds. Numbers are unsigned varints but where a size is given.
//
//	"HYPHEN1\n"
//	number of languages, for each: length of tag (a byte), tag, left margin (a byte),
//	  right margin (a byte), index of its pattern block, index of its exception block
//	number of blocks, for each: bytes compressed, bytes expanded
//	the blocks, each a raw deflate stream of its own, so that one can be read alone
//
// An exception block is words with hyphens, each ended by a line feed. A pattern block is
// a trie whose nodes are numbered breadth first, so that a node's children are
// neighbours and come after those of all nodes before it:
//
//	number of letters, the letters in order of their code, which starts at 1 (0 is the
//	  full stop that stands for an end of the word)
//	number of lists of levels, for each: offset of the first level, number of levels, the
//	  levels (a byte each); offset 0 is before the pattern's first sign
//	number of nodes
//	for each node a byte: 2 × its children + 1 if a pattern ends here
//	for each node but the root a byte: its letter's code, less 1 + that of the sibling
//	  before it if it has one
//	for each pattern in order of its node: index of its list of levels, a byte, or from
//	  224 on two, the first of them 224 + index>>8
//
// Lists and letters are in order of frequency, which makes small numbers and short codes.
// The deflate stream is flushed between these parts, and within the last where the depth
// grows, since each has its own statistics: that saves 5 %.
package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/klauspost/compress/flate"
	"golang.org/x/text/unicode/norm"
)

// A language of patterns.bin; languages.txt says what the fields are.
type language struct {
	tag, source string
	left, right byte
	exceptions  []string // those that the npm package lacks
}

// block is a compressed part of the file.
type block struct {
	compressed []byte
	expanded   int
}

func main() {
	log.SetFlags(0)
	texts := flag.String("texts", "", "folder of the pattern texts")
	out := flag.String("out", "patterns.bin", "the file to write")
	flag.Parse()
	languages, err := readLanguages("languages.txt")
	var data []byte
	if err == nil {
		data, err = compile(languages, *texts)
	}
	if err == nil {
		err = os.WriteFile(*out, data, 0o644)
	}
	if err != nil {
		log.Fatalf("compile: %v", err)
	}
}

func readLanguages(path string) ([]language, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var languages []language
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		field := strings.Fields(line)
		if len(field) < 5 {
			return nil, fmt.Errorf("%s: %q has not 5 fields", path, line)
		}
		left, errLeft := strconv.ParseUint(field[2], 10, 8)
		right, errRight := strconv.ParseUint(field[3], 10, 8)
		if err := errors.Join(errLeft, errRight); err != nil {
			return nil, fmt.Errorf("%s: %q: %w", path, line, err)
		}
		languages = append(languages, language{field[0], field[1], byte(left), byte(right), field[5:]})
	}
	return languages, nil
}

func compile(languages []language, texts string) ([]byte, error) {
	var blocks []block
	patternBlock := map[string]int{} // by source
	head := []byte("HYPHEN1\n")
	head = binary.AppendUvarint(head, uint64(len(languages)))
	for _, l := range languages {
		exceptions, err := fields(filepath.Join(texts, l.source+".hyp.txt"))
		if err != nil {
			return nil, err
		}
		// TeX lets an exception that is given later replace an earlier one.
		for _, word := range l.exceptions {
			exceptions = slices.DeleteFunc(exceptions, func(e string) bool { return plain(e) == plain(word) })
			exceptions = append(exceptions, word)
		}
		slices.Sort(exceptions)
		if _, known := patternBlock[l.source]; !known {
			patterns, err := fields(filepath.Join(texts, l.source+".pat.txt"))
			if err != nil {
				return nil, err
			}
			b, err := compilePatterns(patterns, exceptions)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", l.source, err)
			}
			patternBlock[l.source] = len(blocks)
			blocks = append(blocks, b)
			fmt.Printf("%s: %d patterns, %d bytes from %d\n", l.source, len(patterns), len(b.compressed), b.expanded)
		}
		var list []byte
		for _, word := range exceptions {
			list = append(append(list, word...), '\n')
		}
		b, err := compress(list)
		if err != nil {
			return nil, err
		}
		head = append(append(head, byte(len(l.tag))), l.tag...)
		head = append(head, l.left, l.right)
		head = binary.AppendUvarint(head, uint64(patternBlock[l.source]))
		head = binary.AppendUvarint(head, uint64(len(blocks)))
		blocks = append(blocks, b)
	}
	head = binary.AppendUvarint(head, uint64(len(blocks)))
	for _, b := range blocks {
		head = binary.AppendUvarint(head, uint64(len(b.compressed)))
		head = binary.AppendUvarint(head, uint64(b.expanded))
	}
	for _, b := range blocks {
		head = append(head, b.compressed...)
	}
	return head, nil
}

func fields(path string) ([]string, error) {
	text, err := os.ReadFile(path)
	return strings.Fields(string(text)), err
}

func plain(word string) string { return strings.ReplaceAll(word, "-", "") }

// apostrophe maps all apostrophes to one, as package hyphen does in words.
var apostrophe = strings.NewReplacer("\u2019", "'", "\u02bc", "'", "\u1fbd", "'", "\u1fbf", "'")

// pattern takes apart TeX's text of one: its signs and the levels before each and at the
// end. NFC joins the two accents that Greek has for historical reasons.
func pattern(text string) (signs []rune, levels []byte) {
	levels = []byte{0}
	for _, r := range norm.NFC.String(apostrophe.Replace(text)) {
		if r >= '0' && r <= '9' {
			levels[len(levels)-1] = byte(r - '0')
			continue
		}
		signs, levels = append(signs, r), append(levels, 0)
	}
	return signs, levels
}

// node of a trie under construction; level is an index in the lists of levels or -1.
type node struct {
	code     byte
	level    int
	children []*node
}

func compilePatterns(texts, exceptions []string) (block, error) {
	levelsOf := map[string][]byte{}
	letterCount := map[rune]int{}
	for _, text := range texts {
		// A word with a hyphen is left alone, so no such pattern could ever match.
		if strings.Contains(text, "-") {
			continue
		}
		signs, levels := pattern(text)
		for _, r := range signs {
			letterCount[r]++
		}
		// Folding can make two patterns one; in a word both would count.
		for i, v := range levelsOf[string(signs)] {
			levels[i] = max(levels[i], v)
		}
		levelsOf[string(signs)] = levels
	}
	for _, r := range plain(strings.Join(exceptions, "")) {
		letterCount[r] += 0
	}
	delete(letterCount, '.')
	letters := byCount(letterCount)
	if len(letters) > 63 {
		return block{}, fmt.Errorf("%d letters, but a set of children has 64 bits", len(letters))
	}
	if last := slices.Max(letters); last >= 0x530 {
		return block{}, fmt.Errorf("%c (%U) is beyond the letters that package hyphen has a table for", last, last)
	}
	code := map[rune]byte{'.': 0}
	for i, r := range letters {
		code[r] = byte(i + 1)
	}

	listCount := map[string]int{}
	for _, levels := range levelsOf {
		listCount[packLevels(levels)]++
	}
	lists := byCount(listCount)
	if len(lists) >= 32<<8 {
		return block{}, fmt.Errorf("%d lists of levels, but an index has 13 bits", len(lists))
	}
	if size := len(strings.Join(lists, "")); size >= 1<<16-1 {
		return block{}, fmt.Errorf("%d bytes of levels, but package hyphen finds a list by 16 bits", size)
	}
	listIndex := map[string]int{}
	for i, list := range lists {
		listIndex[list] = i
	}

	root, nodes := &node{level: -1}, 1
	for signs, levels := range levelsOf {
		at := root
		for _, r := range signs {
			i := slices.IndexFunc(at.children, func(n *node) bool { return n.code == code[r] })
			if i < 0 {
				i = len(at.children)
				at.children = append(at.children, &node{code: code[r], level: -1})
				nodes++
			}
			at = at.children[i]
		}
		at.level = listIndex[packLevels(levels)]
	}

	head := binary.AppendUvarint(nil, uint64(len(letters)))
	for _, r := range letters {
		head = binary.AppendUvarint(head, uint64(r))
	}
	head = binary.AppendUvarint(head, uint64(len(lists)))
	for _, list := range lists {
		head = append(head, list...)
	}
	head = binary.AppendUvarint(head, uint64(nodes))
	return compress(append([][]byte{head}, columns(root)...)...)
}

// columns lists what the nodes hold, breadth first: the numbers of children, the
// letters, and the levels apart for each depth.
func columns(root *node) [][]byte {
	var counts, labels []byte
	var levels [][]byte
	for depth := []*node{root}; len(depth) > 0; {
		var next []*node
		var ofDepth []byte
		for _, n := range depth {
			count := byte(2 * len(n.children))
			if n.level >= 0 {
				count++
				if n.level < 224 {
					ofDepth = append(ofDepth, byte(n.level))
				} else {
					ofDepth = append(ofDepth, byte(224+n.level>>8), byte(n.level))
				}
			}
			counts = append(counts, count)
			slices.SortFunc(n.children, func(a, b *node) int { return int(a.code) - int(b.code) })
			from := byte(0)
			for _, c := range n.children {
				labels = append(labels, c.code-from)
				from = c.code + 1
			}
			next = append(next, n.children...)
		}
		levels, depth = append(levels, ofDepth), next
	}
	return append([][]byte{counts, labels}, levels...)
}

// packLevels leaves out the zeros at both ends of a list.
func packLevels(levels []byte) string {
	first := 0
	for first < len(levels) && levels[first] == 0 {
		first++
	}
	trimmed := bytes.TrimRight(levels[first:], "\x00")
	return string(append([]byte{byte(first), byte(len(trimmed))}, trimmed...))
}

// byCount sorts keys by falling frequency, equals by value.
func byCount[K rune | string](count map[K]int) []K {
	keys := make([]K, 0, len(count))
	for k := range count {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b K) int {
		switch {
		case count[a] != count[b]:
			return count[b] - count[a]
		case a < b:
			return -1
		}
		return 1
	})
	return keys
}

func compress(parts ...[]byte) (block, error) {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		return block{}, err
	}
	size := 0
	for i, part := range parts {
		if _, err := w.Write(part); err != nil {
			return block{}, err
		}
		if i < len(parts)-1 {
			if err := w.Flush(); err != nil {
				return block{}, err
			}
		}
		size += len(part)
	}
	err = w.Close()
	return block{b.Bytes(), size}, err
}
