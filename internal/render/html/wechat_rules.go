package html

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// What the editor of WeChat's official accounts keeps of markup that is pasted into it. WeChat publishes no list; these are what programs that
// write for it agree upon, looked at on 2026-11-27: github.com/royalmorty/md2wechat-skill (references/html-guide.md: elements and properties;
// position, flex, grid, transform and animation are dropped; pictures have to be WeChat's own), github.com/vigorX777/wechat-article-formatter
// (references/css-compatibility.md: no margin, padding, border and ground of a div, no white-space), and developers.weixin.qq.com,
// miniprogram/dev/component/editor, for its like in mini programs (no class, no id). A paragraph that does not say its colour becomes black.

// Values that styles may have: lengths in px alone, since rem and vw are those of the editor's own page, and colours in full.
const (
	pxLength = `(?:0|\d+(?:\.\d)?px)`
	pxSides  = pxLength + `(?: ` + pxLength + `){0,3}`
	hexes    = `#[0-9a-f]{6}`
)

// wechatKeeps are the properties that stay, with the values that we give them.
var wechatKeeps = map[string]*regexp.Regexp{
	"margin": whole(pxSides), "padding": whole(pxSides), "padding-top": whole(pxLength), "padding-bottom": whole(pxLength),
	"color": whole(hexes), "background-color": whole(hexes), "border-left": whole(pxLength + ` solid ` + hexes),
	"font-size": whole(`\d+(?:\.\d)?px`), "font-weight": whole(`bold|normal`), "line-height": whole(`\d(?:\.\d+)?`), "letter-spacing": whole(pxLength),
}

func whole(pattern string) *regexp.Regexp { return regexp.MustCompile(`^(?:` + pattern + `)$`) }

// wechatNeeds are what elements have to say themselves, since the editor has its own.
var wechatNeeds = map[string][]string{"p": {"margin", "color", "font-size", "line-height"}, "section": {"margin", "padding"}}

// checkWeChat holds an element to what the editor keeps.
func (e *element) checkWeChat(parent *element) error {
	said := []string{}
	for _, declaration := range strings.Split(strings.TrimSuffix(e.attributes["style"], ";"), ";") {
		name, value, _ := strings.Cut(declaration, ":")
		if declaration == "" {
			continue
		}
		if pattern := wechatKeeps[name]; pattern == nil || !pattern.MatchString(value) {
			return fmt.Errorf("html: WeChat's editor does not keep %q", shown(declaration))
		}
		said = append(said, name)
	}
	for _, name := range wechatNeeds[e.name] {
		if !slices.Contains(said, name) {
			return fmt.Errorf("html: a %s for WeChat's editor does not say its %s", e.name, name)
		}
	}
	// Sections hold sections and paragraphs, these spans, and these words: the editor moves what stands otherwise.
	under := map[string]string{"section": "section", "p": "section", "span": "p"}[e.name]
	if parent.name != under && (parent.name != "" || e.name != "section") {
		return fmt.Errorf("html: a %s stands in a %s", e.name, parent.name)
	}
	if text := e.text.String(); e.name != "span" && strings.TrimSpace(text) != "" || e.name == "span" && text == "" {
		return fmt.Errorf("html: a %s for WeChat's editor says %q", e.name, shown(text))
	}
	return nil
}
