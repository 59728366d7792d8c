package job

import (
	"strings"
	"testing"

	"cards/internal/diag"
	"cards/internal/theme"
)

// TestMovingFaults: before anything is drawn it is told which platform would refuse a moving picture, or show none that moves, at the scale that is
// asked for; at sizes that are made for a platform as a warning, at those that it also takes as a note.
func TestMovingFaults(t *testing.T) {
	deck := writeDeck(t, everyKind)
	for _, row := range []struct {
		size, formats string
		scale         float64
		want          []string
	}{
		{"x", "gif", 1, []string{"warning: at size x a moving picture has 1600 × 900 pixels of 1280 × 1080 on X, which may refuse it"}},
		{"x", "gif", 0.8, nil},
		{"x", "webp,apng", 0.8, []string{"note: at size x: X moves gif alone, not webp or apng"}},
		{"x", "webp,gif", 0.8, nil},
		{"square", "gif", 2, []string{"note: at size square a moving picture has 2160 × 2160 pixels of 1280 × 1080 on X, which may refuse it"}},
		{"square", "gif", 1, nil},
		{"story", "webp", 1, []string{"note: at size story: WeChat moves gif alone, not webp"}},
		{"xiaohongshu", "webp", 1, nil}, // nothing is known of it
		{"slide", "apng", 1, nil},       // nobody posts it
	} {
		plan := laid(t, deck, Request{Sizes: []string{row.size}, Scale: row.scale, Animate: AnimateOptions{Formats: strings.Split(row.formats, ",")}})
		var got []string
		for _, d := range plan.movingFaults() {
			got = append(got, d.Severity.String()+": "+d.Message)
		}
		for _, want := range row.want {
			if !strings.Contains(strings.Join(got, "\n"), want) {
				t.Errorf("%s %s at %g: told %q, want %q", row.size, row.formats, row.scale, got, want)
			}
		}
		if len(row.want) == 0 && len(got) > 0 {
			t.Errorf("%s %s at %g: told %q", row.size, row.formats, row.scale, got)
		}
		for _, d := range plan.movingFaults() {
			if !strings.Contains(plan.list.Error(), d.Message) {
				t.Errorf("check does not tell %q", d.Message)
			}
		}
	}
	if got := laid(t, deck, Request{Sizes: []string{"x"}}).movingFaults(); len(got) > 0 {
		t.Errorf("nothing moves, and told is %q", got)
	}
	if got := laid(t, deck, Request{Sizes: []string{"x"}, Only: []string{"work"}, Animate: AnimateOptions{Formats: []string{"gif"}}}).movingFaults(); len(got) > 0 {
		t.Errorf("no card moves, and told is %q", got)
	}
}

func TestMovingOver(t *testing.T) {
	rules := theme.MovingRules{Frames: 250, Width: 1280, Height: 1080, Pixels: 300_000_000}
	for _, row := range []struct {
		m    movingAt
		want string
	}{
		{movingAt{frames: 250, width: 1000, height: 1000}, ""},
		{movingAt{frames: 251, width: 100, height: 100}, "251 frames of 250"},
		{movingAt{frames: 2, width: 1281, height: 100}, "1281 × 100 pixels of 1280 × 1080"},
		{movingAt{frames: 2, width: 100, height: 1081}, "100 × 1081 pixels of 1280 × 1080"},
		{movingAt{frames: 250, width: 1280, height: 1080}, "345.6 of 300.0 million pixels in all frames"},
	} {
		if got := row.m.over(&rules); got != row.want {
			t.Errorf("%+v: %q, want %q", row.m, got, row.want)
		}
		if got := row.m.over(&theme.MovingRules{}); got != "" {
			t.Errorf("without limits: %q", got)
		}
	}
}

// TestMovingTooHeavy: of finished files it is told who takes fewer bytes; other formats, other sizes and lighter files are let pass.
func TestMovingTooHeavy(t *testing.T) {
	plan := laid(t, writeDeck(t, everyKind), Request{Sizes: []string{"square"}})
	for _, row := range []struct {
		file File
		want map[string]diag.Severity
	}{
		{File{Path: "x/road.anim.gif", Size: "x", Bytes: 15_000_000}, nil},
		{File{Path: "x/road.anim.gif", Size: "x", Bytes: 15_100_000}, map[string]diag.Severity{"x/road.anim.gif has 15.1 MB, and X takes 15.0": diag.Warning}},
		{File{Path: "x/road.anim.webp", Size: "x", Bytes: 90_000_000}, nil},
		{File{Path: "linkedin/road.anim.gif", Size: "linkedin", Bytes: 6_000_000}, map[string]diag.Severity{"linkedin/road.anim.gif has 6.0 MB, and LinkedIn takes 5.0": diag.Warning}},
		{File{Path: "square/road.anim.gif", Size: "square", Bytes: 16_000_000}, map[string]diag.Severity{
			"square/road.anim.gif has 16.0 MB, and X takes 15.0": diag.Note, "square/road.anim.gif has 16.0 MB, and LinkedIn takes 5.0": diag.Note}},
		{File{Path: "600x600/road.anim.gif", Size: "600x600", Bytes: 90_000_000}, nil},
	} {
		row.file.Format, row.file.Card = FormatAnimation, "road"
		got := plan.movingTooHeavy([]File{row.file})
		if len(got) != len(row.want) {
			t.Errorf("%s: %q", row.file.Path, got)
		}
		for _, d := range got {
			if want, ok := row.want[d.Message]; !ok || want != d.Severity || d.Code != "moving-too-large" || d.Pos.Line == 0 {
				t.Errorf("%s: told %v", row.file.Path, d)
			}
		}
		row.file.Format = FormatPNG
		if got := plan.movingTooHeavy([]File{row.file}); len(got) > 0 {
			t.Errorf("a still picture: %q", got)
		}
	}
}

// TestMovingRules: the table bounds what moves in formats that there are.
func TestMovingRules(t *testing.T) {
	known := 0
	for _, p := range theme.Platforms() {
		if len(p.Moving.Formats) == 0 {
			if p.Moving.Bytes+p.Moving.Frames+p.Moving.Width+p.Moving.Pixels > 0 {
				t.Errorf("%s bounds what moves in no format", p.Name)
			}
			continue
		}
		known++
		for _, f := range p.Moving.Formats {
			if animationEnds[f] == "" {
				t.Errorf("%s: there is no format %s", p.Name, f)
			}
		}
	}
	if known < 3 {
		t.Errorf("only %d platforms", known)
	}
}
