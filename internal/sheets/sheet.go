package main

import (
	"image"
	"image/color"
	"image/draw"

	"golang.org/x/image/font"
	"golang.org/x/image/font/basicfont"
	"golang.org/x/image/math/fixed"
)

// A sheet is tiles in rows, each under its label, on a grey that is neither of the variants.

// tile is one small picture.
type tile struct {
	label   string
	picture image.Image
}

const (
	// gutter is between tiles, labelHeight above each, px.
	gutter      = 10
	labelHeight = 14
)

// sheet lays tiles of one width into rows of so many.
func sheet(tiles []tile, width, columns int) *image.RGBA {
	columns = max(1, min(columns, len(tiles)))
	var tops []int
	y := gutter
	for from := 0; from < len(tiles); from += columns {
		tops = append(tops, y)
		row := 0
		for _, t := range tiles[from:min(from+columns, len(tiles))] {
			row = max(row, t.picture.Bounds().Dy())
		}
		y += labelHeight + row + gutter
	}
	out := image.NewRGBA(image.Rect(0, 0, gutter+columns*(width+gutter), y))
	draw.Draw(out, out.Bounds(), image.NewUniform(color.Gray{0x80}), image.Point{}, draw.Src)
	for i, t := range tiles {
		x, y := gutter+i%columns*(width+gutter), tops[i/columns]
		label(out, t.label, x, y, width)
		at := image.Rectangle{Max: t.picture.Bounds().Size()}.Add(image.Pt(x, y+labelHeight))
		draw.Draw(out, at, t.picture, t.picture.Bounds().Min, draw.Src)
	}
	return out
}

// label writes what a tile is, as much of it as its width has room for: the face has ASCII only, which is all that names of files,
// themes, sizes and cards need.
func label(on draw.Image, words string, x, y, width int) {
	face := basicfont.Face7x13
	words = words[:min(len(words), width/face.Advance)]
	d := font.Drawer{Dst: on, Src: image.White, Face: face, Dot: fixed.P(x, y+face.Ascent)}
	d.DrawString(words)
}
