package job

import (
	"fmt"
	"math"
	"path"
	"slices"
	"strings"

	"cards/internal/diag"
	"cards/internal/theme"
)

// What platforms take of moving pictures (platforms.yaml): before anything is drawn by their frames, and of finished files by their bytes.

// movingAt is the largest moving picture of a size.
type movingAt struct {
	size          theme.Size
	frames        int
	width, height int
}

// movingSizes are the sizes that have moving pictures, in the order of the deck.
func (p *Plan) movingSizes() []movingAt {
	o := p.options(nil, nil)
	var out []movingAt
	for _, unit := range p.pages {
		for _, page := range wholePages(unit) {
			frames := len(p.request.Animate.moments(page))
			if frames == 0 {
				continue
			}
			i := slices.IndexFunc(out, func(m movingAt) bool { return m.size.Name == page.Size.Name })
			if i < 0 {
				i, out = len(out), append(out, movingAt{size: page.Size})
			}
			m := &out[i]
			m.frames = max(m.frames, frames)
			m.width = max(m.width, int(math.Ceil(page.Scene.Width*o.scale()-1e-6)))
			m.height = max(m.height, int(math.Ceil(page.Scene.Height*o.scale()-1e-6)))
		}
	}
	return out
}

// movingFaults tells of platforms that would refuse a moving picture or let it stand still, a warning where the size is made for that
// platform first.
func (p *Plan) movingFaults() diag.List {
	var list diag.List
	asked := p.request.Animate.Formats
	if len(asked) == 0 {
		return nil
	}
	for _, m := range p.movingSizes() {
		for _, platform := range theme.Platforms() {
			rules := &platform.Moving
			if _, ok := platform.For(m.size.Name); !ok || len(rules.Formats) == 0 {
				continue
			}
			label := theme.LabelIn(platform.Label, "en")
			if !slices.ContainsFunc(asked, func(f string) bool { return slices.Contains(rules.Formats, f) }) {
				list.Notef(p.sizePos(m.size.Name), "still-there", "add --animate "+rules.Formats[0], "at size %s: %s moves %s alone, not %s", m.size.Name, label, strings.Join(rules.Formats, " and "), strings.Join(asked, " or "))
				continue
			}
			if over := m.over(rules); over != "" {
				list.Add(diag.Diagnostic{Pos: p.sizePos(m.size.Name), Severity: severityFor(m.size, platform.Name), Code: "moving-too-large",
					Message: fmt.Sprintf("at size %s a moving picture has %s on %s, which may refuse it", m.size.Name, over, label), Hint: "give --scale below 1, another size, or fewer events a page"})
			}
		}
	}
	return list
}

// over says what of a moving picture a platform does not take; "" where it takes it.
func (m *movingAt) over(r *theme.MovingRules) string {
	switch {
	case r.Width > 0 && m.width > r.Width || r.Height > 0 && m.height > r.Height:
		return fmt.Sprintf("%d × %d pixels of %d × %d", m.width, m.height, r.Width, r.Height)
	case r.Frames > 0 && m.frames > r.Frames:
		return fmt.Sprintf("%d frames of %d", m.frames, r.Frames)
	case r.Pixels > 0 && m.width*m.height*m.frames > r.Pixels:
		return fmt.Sprintf("%.1f of %.1f million pixels in all frames", float64(m.width*m.height*m.frames)/1e6, float64(r.Pixels)/1e6)
	}
	return ""
}

// severityFor is that of what one platform does not take.
func severityFor(size theme.Size, platform string) diag.Severity {
	if len(size.Platforms) > 0 && size.Platforms[0] == platform {
		return diag.Warning
	}
	return diag.Note
}

// movingTooHeavy tells of finished moving pictures that have more bytes than a platform takes.
func (p *Plan) movingTooHeavy(files []File) diag.List {
	var list diag.List
	for i := range files {
		f := &files[i]
		size, err := theme.FindSize(f.Size)
		if err != nil || f.Format != FormatAnimation {
			continue
		}
		for _, platform := range theme.Platforms() {
			rules := &platform.Moving
			_, posted := platform.For(size.Name)
			moves := slices.ContainsFunc(rules.Formats, func(format string) bool { return path.Ext(f.Path) == "."+animationEnds[format] })
			if !posted || !moves || rules.Bytes == 0 || f.Bytes <= rules.Bytes {
				continue
			}
			list.Add(diag.Diagnostic{Pos: p.cardPos(f.Card), Severity: severityFor(size, platform.Name), Code: "moving-too-large", Card: f.Card,
				Message: fmt.Sprintf("%s has %.1f MB, and %s takes %.1f", f.Path, float64(f.Bytes)/1e6, theme.LabelIn(platform.Label, "en"), float64(rules.Bytes)/1e6),
				Hint:    "give --scale below 1, or fewer events a page"})
		}
	}
	return list
}
