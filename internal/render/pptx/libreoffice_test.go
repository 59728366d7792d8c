package pptx

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// TestLibreOffice has another program open a presentation and save it: all texts come back, in their order and with their lines.
func TestLibreOffice(t *testing.T) {
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	if testing.Short() {
		t.Skip("LibreOffice takes some seconds to start")
	}
	doc := sampleDocument(t)
	data := encode(t, doc)
	dir := t.TempDir()
	in, out := filepath.Join(dir, "deck.pptx"), filepath.Join(dir, "out")
	if err := os.WriteFile(in, data, 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, program, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "pptx", "--outdir", out, in)
	if said, err := c.CombinedOutput(); err != nil {
		t.Skipf("LibreOffice does not run here: %v: %s", err, said)
	}
	saved, err := os.ReadFile(filepath.Join(out, "deck.pptx"))
	if err != nil {
		t.Fatal(err)
	}
	want, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Read(saved)
	if err != nil {
		t.Fatal(err)
	}
	for i := range want.Slides {
		if i >= len(got.Slides) || !slices.Equal(got.Slides[i].Texts, want.Slides[i].Texts) || got.Slides[i].Title != want.Slides[i].Title || solid(got.Slides[i].Notes) != solid(want.Slides[i].Notes) {
			t.Errorf("slide %d came back as %+v, was %+v", i+1, got.Slides[i], want.Slides[i])
		}
	}
}
