package fonts

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/go-text/typesetting/font"

	"cards/internal/scene"
)

func keys(c *Catalogue, family string, weight int, italic bool, lang string) string {
	var out []string
	for _, f := range c.Chain(family, weight, italic, lang) {
		out = append(out, f.Key())
	}
	return strings.Join(out, " ")
}

func TestChain(t *testing.T) {
	for _, c := range []struct {
		family string
		weight int
		italic bool
		lang   string
		want   string
	}{
		{Serif, 400, false, "zh-Hans", "noto-serif-cjk-400 noto-serif-400 noto-color-emoji noto-sans-cjk-400"},
		{Serif, 700, false, "zh-Hant-HK", "noto-serif-cjk-700 noto-serif-700 noto-color-emoji noto-sans-cjk-700"},
		{Sans, 900, false, "ja", "noto-sans-cjk-700 noto-sans-700 noto-color-emoji"},
		{Sans, 300, false, "ko", "noto-sans-cjk-400 noto-sans-400 noto-color-emoji"},
		{Sans, 500, false, "zh", "noto-sans-cjk-400 noto-sans-400 noto-color-emoji"},
		{Sans, 550, false, "zh", "noto-sans-cjk-700 noto-sans-700 noto-color-emoji"},
		{Sans, 600, false, "zh", "noto-sans-cjk-700 noto-sans-700 noto-color-emoji"},
		{Serif, 400, true, "zh-Hans", "noto-serif-cjk-400 noto-serif-400-italic noto-color-emoji noto-sans-cjk-400"},
		{Serif, 400, true, "en", "noto-serif-400-italic noto-serif-cjk-400 noto-color-emoji noto-sans-cjk-400"},
		{Serif, 700, true, "fr-CA", "noto-serif-700-italic noto-serif-cjk-700 noto-color-emoji noto-sans-cjk-700"},
		{Sans, 400, false, "de", "noto-sans-400 noto-sans-cjk-400 noto-color-emoji"},
		{Serif, 400, false, "zh-Latn-pinyin", "noto-serif-400 noto-serif-cjk-400 noto-color-emoji noto-sans-cjk-400"},
		{Serif, 400, false, "", "noto-serif-cjk-400 noto-serif-400 noto-color-emoji noto-sans-cjk-400"},
		{"no such family", 400, false, "en", "noto-serif-400 noto-serif-cjk-400 noto-color-emoji noto-sans-cjk-400"},
	} {
		if got := keys(Default(), c.family, c.weight, c.italic, c.lang); got != c.want {
			t.Errorf("Chain(%q, %d, %v, %q) = %s, want %s", c.family, c.weight, c.italic, c.lang, got, c.want)
		}
	}
}

func TestChainWithUser(t *testing.T) {
	c, err := Default().WithUser(UserFont{Family: Serif, Weight: 300, Italic: false, Data: bytesOf(sans400), Name: "light.ttf"})
	if err != nil {
		t.Fatal(err)
	}
	if c, err = c.WithUser(UserFont{Family: Serif, Weight: 700, Italic: false, Data: bytesOf(sans700), Name: "bold.ttf"}); err != nil {
		t.Fatal(err)
	}
	if c, err = c.WithUser(UserFont{Family: "brush", Weight: 400, Italic: false, Data: bytesOf(serif400), Name: "brush.ttf"}); err != nil {
		t.Fatal(err)
	}
	for _, q := range []struct {
		family string
		weight int
		want   string // the beginning of the chain
	}{
		{Serif, 400, "user-serif-300-"}, {Serif, 600, "user-serif-700-"}, {Serif, 500, "user-serif-300-"},
		{"brush", 700, "user-brush-400-"}, {Sans, 400, "noto-sans-cjk-400"},
	} {
		got := keys(c, q.family, q.weight, false, "zh-Hans")
		if !strings.HasPrefix(got, q.want) || !strings.Contains(got, " "+EmojiKey) {
			t.Errorf("Chain(%s, %d) = %s, want %s first, and emoji", q.family, q.weight, got, q.want)
		}
	}
	if got := keys(c, "brush", 700, false, "zh-Hans"); !strings.Contains(got, " noto-serif-cjk-700 ") {
		t.Errorf("a family of the user's own falls back to %s, want serif of the weight asked for", got)
	}
	for _, i := range c.List() {
		if f, ok := c.ByKey(i.Key); !ok || f.Key() != i.Key {
			t.Errorf("ByKey(%s) finds nothing", i.Key)
		}
	}
	if _, ok := c.ByKey("noto-serif-cjk-500"); ok {
		t.Error("ByKey finds a face that is not there")
	}
}

func TestIsCJK(t *testing.T) {
	for lang, want := range map[string]bool{
		"zh": true, "zh-Hans-CN": true, "zh_TW": true, "ZH-hant": true, "yue": true, "ja-JP": true, "ko": true, "": true,
		"und": true, "lzh": true, "vi-Hani": true, "en-Hans": true, "ja-Latn": false, "zh-Latn-pinyin": false, "en": false,
		"fr": false, "ru": false, "el-GR": false, "de-1996": false, "und-Latn": false,
	} {
		if got := IsCJK(lang); got != want {
			t.Errorf("IsCJK(%q) = %v, want %v", lang, got, want)
		}
	}
}

// TestCoverage samples what a deck may hold; the whole list is in build.sh and subset.py.
func TestCoverage(t *testing.T) {
	cjk := "\u6211\u60f3\u9aa8\u76f4\u5203\u8ff0\u9f98\u9750\u7c72" + // everyday and rare of the BMP
		"\U00020bb7\U00020087\U00030ede\U0002b5af\U0002cb4a\u3447\u9fcf" + // 𠮷 𠂇 𰻞 𫖯 𬭊 㑇 鿏
		"\U000282e2\u5605\u55ae\u9ad4\u7063\u7228" + // HKSCS, Big5
		"\u3042\u30f4\u31f7\u3231\u337b\u8fbb\u7551\u53f1\U00020b9f" + // Japanese, JIS X 0213
		"\uac00\ub7b5\ud7a3\u3131\u1100" + // hangul
		"\u3105\u31a0\u02ca\u01ce\u1e3f\u01f9" + // bopomofo, pinyin
		"\uff0c\u3002\uff01\u201c\u201d\u2014\u2026\u300c\u300e\u300a\u3008\u3010\u00b7\u30fb\uff5e\u301c" +
		"\u2460\u2160\u3220\u2103\u20ac\u00a5\u2116\u25cb\u25cf\u2605\u2192\u00d7\u2248\u2264"
	latin := "AZaz09\u00e9\u00df\u0152\u0142\u015f\u1ebf\u03b1\u03a9\u0416\u044f\u20ac\u20bd\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u00ab\u2044\u2122\ufb01"
	emoji := "\U0001f600\U0001f680\u2764\U0001f1e8\U0001f468\u200d\U0001f3fd\u20e31#"
	var have []string
	for _, i := range Default().List() {
		have = append(have, i.Key)
		face, ok := Default().ByKey(i.Key)
		if !ok {
			t.Fatal(i.Key)
		}
		sample := latin
		switch {
		case strings.Contains(i.Key, "cjk"):
			sample = cjk
		case i.Key == EmojiKey:
			sample = emoji
		}
		parsed := font.NewFace(face.Font())
		for _, r := range sample {
			g, ok := parsed.NominalGlyph(r)
			if !ok {
				t.Errorf("%s lacks U+%04X %c", i.Key, r, r)
				continue
			}
			if i.Key == EmojiKey {
				continue
			}
			if o, ok := parsed.GlyphData(g).(font.GlyphOutline); !ok || len(o.Segments) == 0 {
				t.Errorf("%s: U+%04X %c has no outline", i.Key, r, r)
			}
		}
		if i.Key == EmojiKey {
			g, _ := parsed.NominalGlyph(0x1f600)
			if b, ok := parsed.GlyphData(g).(font.GlyphBitmap); !ok || b.Format != font.PNG || len(b.Data) < 1000 {
				t.Errorf("%s: no colour bitmap for U+1F600", i.Key)
			}
		}
	}
	if len(have) != 13 {
		t.Errorf("%d faces: %v", len(have), have)
	}
}

// TestExtraCharacters reads extra.txt itself: a face that was made before a change of it fails.
func TestExtraCharacters(t *testing.T) {
	text, err := os.ReadFile("extra.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, family := range []string{Serif, Sans} {
		for _, weight := range []int{400, 700} {
			for line := range strings.Lines(string(text)) {
				if strings.HasPrefix(line, "#") {
					continue
				}
				for _, r := range strings.Join(strings.Fields(line), "") {
					n++
					if !slices.ContainsFunc(Default().Chain(family, weight, false, "zh-Hans"), func(f scene.Face) bool {
						_, ok := f.Font().NominalGlyph(r)
						return ok
					}) {
						t.Errorf("%s %d lacks U+%04X %c", family, weight, r, r)
					}
				}
			}
		}
	}
	if n < 4*6 {
		t.Errorf("extra.txt holds %d characters", n/4)
	}
}

// TestSums compares every face with what build.sh said it made, and every line of SHA256SUMS with a face.
func TestSums(t *testing.T) {
	file, err := os.Open("SHA256SUMS")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	sums := map[string]string{}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		f := strings.Fields(lines.Text())
		if len(f) != 2 {
			t.Fatalf("line %q", lines.Text())
		}
		sums[strings.TrimPrefix(f[1], "*")] = f[0]
	}
	files, err := filepath.Glob("noto-*")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != len(sums) || len(files) != len(Default().List()) {
		t.Errorf("%d files, %d sums, %d embedded", len(files), len(sums), len(Default().List()))
	}
	total := 0
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		total += len(data)
		sum := sha256.Sum256(data)
		face, ok := Default().ByKey(strings.TrimSuffix(name, filepath.Ext(name)))
		if !ok {
			t.Errorf("%s is not in the catalogue", name)
			continue
		}
		if inside := sha256.Sum256(face.Data()); hex.EncodeToString(sum[:]) != sums[name] || inside != sum {
			t.Errorf("%s: file %x, SHA256SUMS %s, embedded %x", name, sum[:4], sums[name], inside[:4])
		}
	}
	if total > 75e6 {
		t.Errorf("the faces are %d bytes together, over 75 MB", total)
	}
}

func TestLicence(t *testing.T) {
	for _, want := range []string{
		"SIL OPEN FONT LICENSE Version 1.1", "PERMISSION & CONDITIONS", `THE FONT SOFTWARE IS PROVIDED "AS IS"`,
		"2014-2021 Adobe", "2017-2022 Adobe", "2015 Google LLC", "2022 Google Inc.",
	} {
		if !strings.Contains(Licence(), want) {
			t.Errorf("OFL.txt lacks %q", want)
		}
	}
	for _, i := range Default().List() {
		if !strings.Contains(Licence(), i.Key+".") {
			t.Errorf("OFL.txt does not name %s", i.Key)
		}
	}
}

func TestList(t *testing.T) {
	for _, i := range Default().List() {
		if i.Name == "" || i.Version == "" || i.Glyphs < 3000 || i.Bytes < 200_000 || len(i.Languages) == 0 || i.User {
			t.Errorf("%+v", i)
		}
		if strings.HasSuffix(i.Key, "italic") != (i.Style == "italic") || !strings.Contains(i.Key, i.Family) {
			t.Errorf("%s: style %s, family %s", i.Key, i.Style, i.Family)
		}
		if i.Family != "emoji" && i.Bytes < 2_000_000 && (i.Bytes > 600_000 || strings.Contains(i.Key, "cjk")) {
			t.Errorf("%s has %d bytes", i.Key, i.Bytes)
		}
	}
}

// TestLazy: looking for faces parses none, and Font parses each once whoever asks.
func TestLazy(t *testing.T) {
	c := &Catalogue{faces: embeddedFaces()}
	c.List()
	c.Chain(Serif, 400, false, "zh-Hans")
	c.Emoji()
	parsed := func() (out []string) {
		for _, f := range c.faces {
			if f.parsed != nil {
				out = append(out, f.key)
			}
		}
		return out
	}
	if got := parsed(); got != nil {
		t.Errorf("parsed without need: %v", got)
	}
	face := c.Chain(Sans, 400, true, "en")[0]
	results := make([]*font.Font, 8)
	var wait sync.WaitGroup
	for i := range results {
		wait.Go(func() { results[i] = face.Font() })
	}
	wait.Wait()
	if slices.Contains(results, nil) || len(slices.Compact(results)) != 1 {
		t.Errorf("Font() gave different fonts: %v", results)
	}
	if got := parsed(); !slices.Equal(got, []string{"noto-sans-400-italic"}) {
		t.Errorf("parsed %v, want noto-sans-400-italic alone", got)
	}
	if first := Default(); first != Default() {
		t.Error("Default makes a new catalogue each time")
	}
}

// TestParseInPlace: outlines that stay in the file are those of a plain parse, and the file is not copied.
func TestParseInPlace(t *testing.T) {
	face, _ := Default().ByKey("noto-sans-cjk-400")
	plain, err := parsePlainly(face.Data())
	if err != nil {
		t.Fatal(err)
	}
	a, b := font.NewFace(face.Font()), font.NewFace(plain)
	glyphs := face.(interface{ info() Info }).info().Glyphs
	compared := 0
	for g := font.GID(0); int(g) < glyphs; g += 97 {
		if !reflect.DeepEqual(a.GlyphData(g), b.GlyphData(g)) || a.HorizontalAdvance(g) != b.HorizontalAdvance(g) || a.VerticalAdvance(g) != b.VerticalAdvance(g) {
			t.Fatalf("glyph %d differs", g)
		}
		compared++
	}
	if compared < 500 {
		t.Errorf("%d glyphs compared", compared)
	}
	allocated := testing.Benchmark(func(b *testing.B) {
		for b.Loop() {
			if _, err := parse(face.Data()); err != nil {
				b.Fatal(err)
			}
		}
	}).AllocedBytesPerOp()
	if allocated >= int64(len(face.Data())) {
		t.Errorf("parsing takes %d bytes: the outlines were copied", allocated)
	}
}

func BenchmarkParse(b *testing.B) {
	for _, key := range []string{"noto-serif-cjk-400", "noto-sans-cjk-400", "noto-serif-400", EmojiKey} {
		b.Run(key, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c := &Catalogue{faces: embeddedFaces()}
				f, _ := c.ByKey(key)
				f.Font()
			}
		})
	}
}

func BenchmarkChain(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Default().Chain(Serif, 700, false, "zh-Hans")
	}
}
