package job

import (
	"bytes"
	"context"
	imagegif "image/gif"
	imagepng "image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestAnimate: a timeline moves in every format beside its still picture, which stays as it was; other cards don't. The manifest says how
// many frames there are and how long they take, and the sheet leads there. The bytes are the same whatever is drawn at once.
func TestAnimate(t *testing.T) {
	deck := writeDeck(t, everyKind)
	request := Request{Sizes: []string{"square"}, Scale: 0.5, Animate: AnimateOptions{Formats: AnimationFormats(), Loops: 2}}
	plain := renderInto(t, deck, Request{Sizes: []string{"square"}, Scale: 0.5})
	request.Jobs = 1
	files := renderInto(t, deck, request)
	request.Jobs = 3
	again := renderInto(t, deck, request)
	names := []string{"square/road.anim.webp", "square/road.anim.png", "square/road.anim.gif"}
	if len(files) != len(plain)+len(names) {
		t.Errorf("%d files for %d without", len(files), len(plain))
	}
	for name, data := range files {
		if !bytes.Equal(again[name], data) {
			t.Errorf("%s differs", name)
		}
		if strings.HasSuffix(name, ".png") && !strings.Contains(name, ".anim.") && !bytes.Equal(plain[name], data) {
			t.Errorf("the still picture %s changed", name)
		}
	}
	request.Out = t.TempDir()
	result, err := laid(t, deck, request).Draw(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := os.ReadFile(filepath.Join(result.Folder, contactName))
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, f := range result.Manifest.Files {
		if f.Format != FormatAnimation {
			continue
		}
		// Five events, and the whole at both ends.
		if seen++; f.Card != "road" || f.Kind != "timeline" || f.Frame != 0 || f.Frames != 7 || f.Duration < 7*shortestStep || f.Width != 540 || f.Picture() {
			t.Errorf("%+v", f)
		}
		if !bytes.Contains(sheet, []byte(f.Path)) {
			t.Errorf("the sheet does not lead to %s", f.Path)
		}
	}
	if seen != 3 {
		t.Errorf("%d moving pictures are in the manifest", seen)
	}
	// Decoders of others see the same: the first frame of the PNG is the still, and the GIF has all frames.
	still, err := imagepng.Decode(bytes.NewReader(plain["square/road.png"]))
	if err != nil {
		t.Fatal(err)
	}
	first, err := imagepng.Decode(bytes.NewReader(files[names[1]]))
	if err != nil || meanSquare(still, first) != 0 {
		t.Errorf("the first frame is not the still picture: %v", err)
	}
	moving, err := imagegif.DecodeAll(bytes.NewReader(files[names[2]]))
	if err != nil || len(moving.Image) != 7 || moving.LoopCount != 1 {
		t.Fatalf("the GIF: %v", err)
	}
	for i, part := range moving.Image[1:5] {
		if part.Rect.Dx()*part.Rect.Dy() >= 540*540 {
			t.Errorf("frame %d of the GIF is stored whole", i+2)
		}
	}
}

// TestAnimatePages: every page of a long timeline moves by itself, also on a run that reveals, and a palette is one over all frames.
func TestAnimatePages(t *testing.T) {
	var b strings.Builder
	b.WriteString("lang: zh-Hans\ntheme: paper\ntimelines:\n- id: road\n  title: \"多\"\n  events:\n")
	for i := range 14 {
		b.WriteString("  - {date: " + string(rune('1')) + "9" + string(rune('0'+i/10)) + string(rune('0'+i%10)) + ", title: \"一件事情\", text: \"一句说明的话，说得长一点，好让它多占几行，再多占几行。\"}\n")
	}
	files := renderInto(t, writeDeck(t, b.String()), Request{Sizes: []string{"square"}, Scale: 0.25, Reveal: true, Palette: true,
		Animate: AnimateOptions{Formats: []string{"apng"}, Step: 500 * time.Millisecond}})
	moving := 0
	for name := range files {
		if strings.HasSuffix(name, ".anim.png") {
			moving++
		}
	}
	if moving < 2 || files["square/road-1.anim.png"] == nil {
		t.Errorf("%d moving pictures", moving)
	}
}

// TestAnimationFaults: nothing that moves is told of.
func TestAnimationFaults(t *testing.T) {
	plan := laid(t, writeDeck(t, everyKind), Request{Only: []string{"work"}, Animate: AnimateOptions{Formats: []string{"gif"}}})
	found := false
	for _, d := range plan.list {
		found = found || d.Code == "nothing-to-animate"
	}
	if !found {
		t.Error("no note says that nothing moves")
	}
}

// TestAnimateTimes: a longer text is lit longer, within bounds; a step that is asked for is kept; the end stays longest.
func TestAnimateTimes(t *testing.T) {
	plan := laid(t, writeDeck(t, everyKind), Request{Sizes: []string{"slide"}, Only: []string{"road"}})
	auto := (&AnimateOptions{}).moments(plan.pages[0][0])
	if len(auto) != 7 {
		t.Fatalf("%d moments", len(auto))
	}
	for i, m := range auto[:6] {
		if m.duration < shortestStep || m.duration > longestStep || m.duration%50 != 0 {
			t.Errorf("moment %d lasts %d ms", i, m.duration)
		}
	}
	if auto[3].duration <= auto[2].duration || auto[6].duration != wholeSteps*auto[0].duration {
		t.Errorf("SpaceX with its text lasts %d ms, PayPal %d, the end %d", auto[3].duration, auto[2].duration, auto[6].duration)
	}
	for _, m := range (&AnimateOptions{Step: 804 * time.Millisecond}).moments(plan.pages[0][0])[:6] {
		if m.duration != 800 {
			t.Errorf("a step of 804 ms became %d", m.duration)
		}
	}
}

// TestMovingPicturesSay: in every format a moving picture has the text alternative of the still one, as another program reads it.
func TestMovingPicturesSay(t *testing.T) {
	tool, err := exec.LookPath("exiftool")
	if err != nil {
		t.Skip("exiftool is not here")
	}
	made := renderInto(t, writeDeck(t, everyKind), Request{Sizes: []string{"square"}, Only: []string{"road"}, Scale: 0.2, Animate: AnimateOptions{Formats: AnimationFormats()}})
	alts := map[string]string{}
	for _, f := range manifestOf(t, made).Files {
		if f.Format == FormatAnimation || f.Picture() {
			alts[f.Path] = f.Alt
		}
	}
	if len(alts) != 4 || alts["square/road.anim.gif"] == "" || alts["square/road.anim.gif"] != alts["square/road.png"] {
		t.Fatalf("text alternatives %q", alts)
	}
	dir := t.TempDir()
	for name, alt := range alts {
		file := filepath.Join(dir, filepath.Base(name))
		if err := os.WriteFile(file, made[name], 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(tool, "-charset", "utf8", "-b", "-XMP-iptcCore:AltTextAccessibility", file).Output()
		if err != nil || string(out) != alt {
			t.Errorf("%s: it reads %q, %v; want %q", name, out, err, alt)
		}
	}
}
