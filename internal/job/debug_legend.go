package job

import (
	"fmt"
	"image/color"
	"slices"
	"strings"

	"cards/internal/layout"
	"cards/internal/scene"
	"cards/internal/theme"
)

// What the overlay says beside the pages: its legend, and what of a page suffers.

// key is one entry of the legend of a sheet.
type key struct {
	colour color.NRGBA
	words  string
	dashed bool
}

// keys are the entries that a sheet needs: of the kinds of areas that its panels have, and the safe area.
func keys(panels []panel, lang string) []key {
	all := []key{
		{glassKept, platesay(lang, "kept clear", "版面已避开"), false},
		{glassUnkept, platesay(lang, "not kept clear", "版面没有避开"), false},
		{glassBrief, platesay(lang, "small or passing", "很小或会消失"), false},
		{cropFog, platesay(lang, "cut away", "被裁掉"), false},
	}
	var out []key
	for _, k := range all {
		if slices.ContainsFunc(panels, func(p panel) bool {
			return slices.ContainsFunc(p.areas, func(a theme.Area) bool { return colourOf(a) == k.colour || a.Kind == theme.Crop && k.colour == cropFog })
		}) {
			out = append(out, k)
		}
	}
	return append(out, key{safeGreen, platesay(lang, "safe area", "安全区"), true})
}

// legendLine is the pitch of the lines of a legend, px.
const legendLine = 32.0

// legend says from y on, within a width, what the colours of a sheet mean; what does not fit a line goes on the next. Without draw
// it only returns its height, px.
func (s *plate) legend(entries []key, x, y, width float64, draw bool) float64 {
	at, top := x, y
	for _, k := range entries {
		l := plateLabel{text: k.words, size: sheetTag, colour: plateSoft}
		need := 34 + s.measure(l)
		if at > x && at+need > x+width {
			at, y = x, y+legendLine
		}
		if draw {
			swatch := scene.Rect{X: at, Y: y + 4, W: 24, H: 18}
			if k.dashed {
				s.Items = append(s.Items, scene.Stroke{Path: scene.Rectangle(swatch.Inset(1)), Paint: scene.Solid(k.colour), Width: 2, Dash: []float64{5, 3}})
			} else {
				solid := k.colour
				solid.A = 0xff
				s.fill(swatch, solid)
			}
			s.label(l, at+34, y+20)
		}
		at += need + 28
	}
	return y + legendLine - top
}

// areaRect is an area as a rectangle of the page.
func areaRect(a theme.Area) scene.Rect { return scene.Rect{X: a.X, Y: a.Y, W: a.W, H: a.H} }

// suffers reports whether the ink of a line is under a cover, or outside of what a crop shows. Where the layout keeps clear of an
// area, nothing can be under a cover, and what stands outside a crop is meant to be spared.
func suffers(a theme.Area, ink scene.Rect) bool {
	if ink.Empty() || a.Brief || !a.Unkept {
		return false
	}
	if a.Kind == theme.Crop {
		return !areaRect(a).Contains(ink, 0.5)
	}
	return areaRect(a).Overlaps(ink)
}

// sufferers are the lines of a page, by their ink, that some cover hides. What a crop cuts shows by itself.
func sufferers(page *layout.Page, areas []theme.Area) []scene.Rect {
	var out []scene.Rect
	for _, b := range page.Scene.Boxes {
		for _, l := range b.Lines {
			for _, a := range areas {
				if a.Kind == theme.Cover && suffers(a, l.Ink) {
					out = append(out, l.Ink)
					break
				}
			}
		}
	}
	return out
}

// mostNotes is how many words a note names.
const mostNotes = 3

// sufferings says, for each area, which words of the page it hides or cuts.
func sufferings(page *layout.Page, areas []theme.Area, lang string) []string {
	var notes []string
	for _, a := range areas {
		var words []string
		more := 0
		for _, b := range page.Scene.Boxes {
			hit := false
			for _, l := range b.Lines {
				hit = hit || suffers(a, l.Ink)
			}
			switch {
			case !hit:
			case len(words) == mostNotes:
				more++
			default:
				words = append(words, "\u201c"+start(b.Text)+"\u201d")
			}
		}
		if len(words) == 0 {
			continue
		}
		list := strings.Join(words, platesay(lang, ", ", "\u3001"))
		if more > 0 {
			list += fmt.Sprintf(platesay(lang, " and %d more", " 等（另 %d 处）"), more)
		}
		verb := platesay(lang, ": over ", "\uff1a压住")
		if a.Kind == theme.Crop {
			verb = platesay(lang, ": cuts ", "\uff1a裁到")
		}
		notes = append(notes, theme.LabelIn(a.Label, lang)+verb+list)
	}
	return notes
}

// start is the beginning of a text, in one line.
func start(words string) string {
	const most = 12
	runes := []rune(strings.ReplaceAll(strings.TrimSpace(words), "\n", " "))
	if len(runes) > most {
		return string(runes[:most]) + "\u2026"
	}
	return string(runes)
}
