package html_test

import (
	"bytes"
	"strings"
	"testing"

	"cards/internal/render/html"
)

// TestWeChatKeeps: whatever the editor of official accounts would drop, move or set itself is refused, in a quote and in a timeline with lanes,
// eras and words of every kind.
func TestWeChatKeeps(t *testing.T) {
	refused := 0
	for _, f := range []*html.Figure{quote(), timeline(), full(html.TimelineKind, "\u4e00 b"), {Kind: html.EndKind, Title: "-", Call: "\u626b\u7801", Address: "https://a.example/"}} {
		file := written(t, f, html.WeChatForm)
		if err := html.Verify(file, f, html.WeChatForm); err != nil {
			t.Fatal(err)
		}
		for _, row := range [][2]string{
			{`line-height:1.75;`, `line-height:1.75;position:absolute;`},
			{`line-height:1.75;`, `line-height:1.75;position:relative;`},
			{`line-height:1.75;`, `line-height:1.75;display:flex;`},
			{`line-height:1.75;`, `line-height:1.75;display:grid;`},
			{`line-height:1.75;`, `line-height:1.75;float:left;`},
			{`line-height:1.75;`, `line-height:1.75;transform:none;`},
			{`line-height:1.75;`, `line-height:1.75;white-space:pre-wrap;`},
			{`line-height:1.75;`, `line-height:1.75;font-family:x;`},
			{`line-height:1.75;`, `line-height:1.75 !important;`},
			{`line-height:1.75;`, ``},
			{`letter-spacing:0.5px`, `letter-spacing:0.03em`},
			{`margin:0;`, `margin:-4px;`},
			{`margin:0;`, `margin:0 auto;`},
			{`margin:0;`, ``},
			{`padding:24px 20px`, `padding:5%`},
			{`padding:24px 20px`, `padding:1rem`},
			{`padding:24px 20px`, `padding:calc(1px + 1px)`},
			{`font-size:`, `font-size:1`},
			{`background-color:#faf8f0`, `background:#faf8f0`},
			{`color:#141e28;letter`, `color:var(--ink);letter`},
			{`color:#141e28;letter`, `letter`},
			{`<section`, `<section id="a"`},
			{`<section`, `<section class="a"`},
			{`<section`, `<section data-tool="a"`},
			{`<p style`, `<div style`},
			{`<span>`, `<span><span>`},
			{`<span>`, `<img src="a.png" alt="a" width="1" height="1"/><span>`},
			{`</span></p></section>`, `</span></p>a</section>`},
			{`</span></p></section>`, `</span><span></span></p></section>`},
		} {
			broken := bytes.Replace(file, []byte(row[0]), []byte(row[1]), 1)
			if row[1] == `<div style` {
				broken = bytes.Replace(broken, []byte("</p>"), []byte("</div>"), 1)
			}
			if row[1] == `<span><span>` {
				broken = bytes.Replace(broken, []byte("</span>"), []byte("</span></span>"), 1)
			}
			if row[0] == "font-size:" {
				broken = bytes.Replace(file, []byte("px;line-height"), []byte("em;line-height"), 1)
			}
			if bytes.Equal(broken, file) {
				continue // this card has none of that
			}
			refused++
			if err := html.Verify(broken, f, html.WeChatForm); err == nil {
				t.Errorf("%s: %q in the place of %q is let pass", f.Kind, row[1], row[0])
			} else if !strings.HasPrefix(err.Error(), "html: ") {
				t.Errorf("%q: %v", row[1], err)
			}
		}
	}
	if refused < 80 {
		t.Errorf("only %d files were broken", refused)
	}
}
