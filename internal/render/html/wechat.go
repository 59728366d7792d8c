package html

import (
	"fmt"
	"html/template"
	"image/color"
	"strings"
)

// The WeChat form: sections, paragraphs and spans with styles of their own and nothing else, no class, no id, no link, no script, since the editor of
// official accounts drops or rewrites all that. Its page turns light and dark by itself, so ground and ink are both said.

// wechatView is what wechat.html takes.
type wechatView struct {
	*wordsView
	Style wechatStyle
}

// wechatStyle are the styles of the parts, made of colours and numbers alone.
type wechatStyle struct {
	Frame, Title, Subtitle, Quote, Part, Signature, Translation template.CSS
	Lane, Era, EraName, Event, Date, Name, Text, Status, Plain  template.CSS
}

func viewWeChat(f *Figure, look Look) (*wechatView, error) {
	words, err := viewWords(f)
	if err != nil {
		return nil, err
	}
	style := func(format string, args ...any) template.CSS { return template.CSS(fmt.Sprintf(format, args...)) }
	text := func(size float64, c color.NRGBA, more string) template.CSS {
		return style("margin:0;font-size:%s;line-height:1.75;color:%s;letter-spacing:0.5px;%s", px(size), colour(c), more)
	}
	return &wechatView{wordsView: words, Style: wechatStyle{
		Frame:       style("margin:0;padding:24px 20px;background-color:%s;color:%s;", colour(look.Ground), colour(look.Ink)),
		Title:       text(look.Quote, look.Ink, "font-weight:bold;padding-bottom:8px;"),
		Subtitle:    text(look.Text, look.Soft, "padding-bottom:16px;"),
		Part:        style("margin:0 0 20px;padding:0 0 0 16px;border-left:3px solid %s;", colour(look.Accent)),
		Quote:       text(look.Quote, look.Ink, ""),
		Translation: text(look.Text, look.Soft, "padding-top:8px;"),
		Signature:   text(look.Label, look.Soft, "padding-top:8px;"),
		Lane:        text(look.Title, look.Accent, "font-weight:bold;padding-top:16px;padding-bottom:8px;"),
		Era:         style("margin:0;padding:0 0 0 16px;"),
		EraName:     text(look.Text, look.Soft, "font-weight:bold;padding-top:8px;padding-bottom:8px;"),
		Event:       style("margin:0;padding:0 0 20px 16px;border-left:2px solid %s;", colour(look.Rule)),
		Date:        text(look.Label, look.Accent, ""),
		Name:        text(look.Title, look.Ink, "font-weight:bold;"),
		Text:        text(look.Text, look.Soft, ""),
		Status:      style("font-weight:normal;color:%s;", colour(look.Soft)),
		Plain:       style("font-weight:normal;"),
	}}, nil
}

// colour writes an opaque colour of CSS.
func colour(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// px writes a length in px, to a tenth.
func px(n float64) string { return strings.TrimSuffix(fmt.Sprintf("%.1f", n), ".0") + "px" }
