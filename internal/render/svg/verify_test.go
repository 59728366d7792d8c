package svg_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"cards/internal/render/svg"
	"cards/internal/scene"
)

// TestVerify: a file that was tampered with is refused, for the reason that it is.
func TestVerify(t *testing.T) {
	good := encode(t, page(scene.Text{Run: run(t, face(t, serif), 40, 20, 100, "不要渴望荣耀")}, scene.Image{Source: checks(), Area: scene.Rect{W: 9, H: 9}}), svg.Options{Title: "x"})
	before := func(at, what string) string {
		if !strings.Contains(good, at) {
			t.Fatalf("there is no %s", at)
		}
		return strings.Replace(good, at, what+at, 1)
	}
	replace := func(what, by string) string {
		if !strings.Contains(good, what) {
			t.Fatalf("there is no %s", what)
		}
		return strings.Replace(good, what, by, 1)
	}
	for name, c := range map[string]struct{ data, want string }{
		"nothing":        {"", "not one picture"},
		"cut":            {good[:len(good)-20], "EOF"},
		"two pictures":   {good + good, "not one picture"},
		"script":         {before("</svg>", "<script>1</script>"), "element script"},
		"foreign":        {before("</svg>", "<foreignObject/>"), "element foreignObject"},
		"animation":      {before("</svg>", "<set/>"), "element set"},
		"HTML":           {before("</svg>", `<a xmlns="http://www.w3.org/1999/xhtml"/>`), "element a"},
		"event":          {replace("<text ", `<text onclick="1" `), "may not be there"},
		"loud event":     {replace("<text ", `<text ONCLICK="1" `), "may not be there"},
		"own style":      {replace("<text ", `<text style="fill:url(http://x)" `), "may not be there"},
		"base":           {replace("<svg ", `<svg xml:base="http://x" `), "may not be there"},
		"picture":        {replace(`href="data:image/png;base64,`, `href="http://x/`), "something outside"},
		"picture of SVG": {replace(`href="data:image/png;base64,`, `href="data:image/svg+xml;base64,`), "something outside"},
		"use":            {before("</svg>", `<use href="http://x#y"/>`), "something outside"},
		"old link":       {before("</svg>", `<use xmlns:l="http://www.w3.org/1999/xlink" l:href="http://x#y"/>`), "something outside"},
		"script link":    {before("</svg>", `<a href="javascript:1"/>`), "does not lead"},
		"paint":          {replace("<text ", `<text filter="url(http://x#y)" `), "something outside"},
		"quoted paint":   {replace("<text ", `<text filter="URL('http://x#y')" `), "something outside"},
		"no target":      {before("</svg>", `<use href="#y"/>`), "nothing of the name"},
		"twice":          {before("</svg>", `<g id="y"/><g id="y"/>`), "two things"},
		"import":         {replace("<style>", "<style>@import 'http://x';"), "style refers"},
		"style":          {replace("<style>", "<style>g{fill:url(http://x)}"), "style refers"},
		"hidden style":   {replace("<style>", `<style>g{fill:u\72l(http://x)}`), "style refers"},
		"font":           {replace("base64,d09GR", "base64,d09GN"), "web font is damaged"},
		"no font":        {replace(` font-family="`, ` font-family="other`), "no font"},
		"character":      {replace(">不要", ">不耍"), "its font has no"},
		"words":          {replace(">不要", ">要不"), "can't be read back"},
		"document type":  {"<!DOCTYPE svg>" + good, "Directive"},
		"instruction":    {`<?xml-stylesheet href="http://x"?>` + good, "ProcInst"},
	} {
		err := svg.Verify([]byte(c.data), []string{"不要渴望荣耀"})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	if err := svg.Verify([]byte(good), []string{"不要 渴望\u200b", "荣耀"}); err != nil {
		t.Errorf("spaces count: %v", err)
	}
}

// FuzzEncode: whatever is written, the file holds together and says it, or it is refused.
func FuzzEncode(f *testing.F) {
	for _, s := range hostile {
		f.Add(s, s, 20.0, 1.0)
	}
	f.Add("不要渴望荣耀", "", 1e300, -1.0)
	f.Add("e\u0301fi🙂\u200d", "a", 0.001, 1e6)
	f.Add("שלום سلام", "\xff", 50.0, 0.0)
	f.Fuzz(func(t *testing.T, text, alt string, size, scale float64) {
		if len(text) > 200 || len(alt) > 200 {
			return
		}
		drawn := face(t, serif)
		r := scene.Run{Face: drawn, Size: size, Text: text, Paint: ink}
		for i, c := range []rune(text) {
			g, _ := drawn.Font().NominalGlyph(c)
			r.Glyphs = append(r.Glyphs, scene.Glyph{ID: g, X: float64(i) * size, Y: size, Cluster: i})
		}
		p := page(scene.Text{Run: r}, scene.Group{Transform: scene.Scale(scale, 1), Items: []scene.Item{scene.Fill{Path: scene.Circle(size, scale, 3), Paint: ink}}})
		p.Alt, p.Lang = alt, text
		for _, kind := range []svg.Text{svg.Embedded, svg.Outlines} {
			var b bytes.Buffer
			if err := svg.Encode(&b, p, svg.Options{Title: alt, Text: kind}); err != nil {
				if b.Len() > 0 {
					t.Error("a part of a file is written that is refused")
				}
				continue
			}
			var texts []string
			if size > 0 && len(r.Glyphs) > 0 {
				texts = []string{text, ""}
			}
			if !utf8.Valid(b.Bytes()) {
				t.Error("the file is no UTF-8")
			}
			if err := svg.Verify(b.Bytes(), texts); err != nil {
				t.Errorf("%v\n%s", err, b.String())
			}
		}
	})
}
