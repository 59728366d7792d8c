package fonts

import (
	"bytes"
	"encoding/binary"
	"testing"

	"cards/internal/scene"
)

// licensed returns small.ttf with a version and usage bits in OS/2.
func licensed(t testing.TB, version, fsType uint16) []byte {
	d, content := tablesOf(sample(t, "small.ttf"))
	os2 := bytes.Clone(content["OS/2"])
	binary.BigEndian.PutUint16(os2, version)
	binary.BigEndian.PutUint16(os2[8:], fsType)
	content["OS/2"] = os2
	return d.single(content)
}

func TestEmbedding(t *testing.T) {
	free, none, whole := scene.Embedding{Font: true, Subset: true}, scene.Embedding{}, scene.Embedding{Font: true}
	for _, c := range []struct {
		version, fsType uint16
		want            scene.Embedding
		named           string
	}{
		{4, 0, free, ""},
		{4, 0x2, none, "restricted"},
		{4, 0x4, free, ""}, // preview and print
		{4, 0x8, free, ""}, // editable
		{4, 0x100, whole, "whole only"},
		{4, 0x104, whole, "whole only"},
		{4, 0x200, none, "bitmaps only"},
		{4, 0x208, none, "bitmaps only"},
		{4, 0x302, none, "restricted"},
		{4, 0xa, none, "restricted"}, // contradicts itself
		{1, 0xa, free, ""},           // the most lenient counts
		{2, 0xe, free, ""},
		{0, 0x2, none, "restricted"},
		{4, 0x1, free, ""},              // reserved
		{1, 0x100, whole, "whole only"}, // not defined before version 2, yet said
	} {
		f := user(t, UserFont{Data: licensed(t, c.version, c.fsType), Name: "a.ttf"})
		if got := scene.EmbeddingOf(f); got != c.want {
			t.Errorf("version %d, fsType %#x: %+v, want %+v", c.version, c.fsType, got, c.want)
		}
		if got := f.info().Licence; got != c.named {
			t.Errorf("version %d, fsType %#x is called %q, want %q", c.version, c.fsType, got, c.named)
		}
	}
	d, content := tablesOf(sample(t, "small.ttf"))
	delete(content, "OS/2")
	if got := scene.EmbeddingOf(user(t, UserFont{Data: d.single(content), Name: "a.ttf"})); got != free {
		t.Errorf("without OS/2: %+v", got)
	}
}

// TestEmbeddedFacesMayBeEmbedded: the program's own faces are under the OFL, and say so.
func TestEmbeddedFacesMayBeEmbedded(t *testing.T) {
	for _, f := range Default().faces {
		if got := scene.EmbeddingOf(f); got != (scene.Embedding{Font: true, Subset: true}) {
			t.Errorf("%s: %+v", f.key, got)
		}
	}
}
