package fonts

import (
	"encoding/binary"

	"cards/internal/scene"
)

// Embedding implements what scene.EmbeddingOf asks for.
func (f *face) Embedding() scene.Embedding {
	e, _ := f.licence()
	return e
}

// licence reads the bits of OS/2.fsType (OpenType 1.9, OS/2) and names the one that forbids most, empty when none does.
func (f *face) licence() (scene.Embedding, string) {
	const restricted, previewAndPrint, editable, noSubsetting, bitmapOnly = 0x2, 0x4, 0x8, 0x100, 0x200
	free := scene.Embedding{Font: true, Subset: true}
	d, err := readDirectory(f.data, 0)
	if err != nil {
		return free, ""
	}
	os2 := d.raw(f.data, "OS/2")
	if len(os2) < 10 {
		return free, "" // nothing is said, as in fonts of Apple's systems
	}
	version, bits := binary.BigEndian.Uint16(os2), binary.BigEndian.Uint16(os2[8:])
	// Up to version 2 of the table the most lenient of several usage bits counts; from 3 on there may be only one, and a
	// font that sets more is taken at its strictest word.
	forbidden := bits&restricted != 0
	if version <= 2 && bits&(previewAndPrint|editable) != 0 {
		forbidden = false
	}
	switch {
	case forbidden:
		return scene.Embedding{}, "restricted"
	case bits&bitmapOnly != 0:
		return scene.Embedding{}, "bitmaps only"
	case bits&noSubsetting != 0:
		return scene.Embedding{Font: true}, "whole only"
	}
	return free, ""
}
