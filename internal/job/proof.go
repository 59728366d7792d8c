package job

import (
	"context"
	"fmt"
	"image"
	"math"
	"path"
	"strings"

	"cards/internal/layout"
	"cards/internal/layout/text"
	"cards/internal/render/raster"
	"cards/internal/scene"
	"cards/internal/theme"
)

// Proof sheets (--proof): every page of a size at the size of a phone, in rows, to be looked at before anything is posted.

// proofFolder is where they stand in the deck's folder, FormatProof what the manifest calls them.
const (
	proofFolder = "proof"
	FormatProof = "proof"
)

// Geometry of a sheet, px.
const (
	proofWidth  = 360 // a page as wide as most phones are, in CSS px
	proofSlide  = 480 // a slide as it stands in a slide sorter
	proofAcross = 2080.0
	// proofDown bounds a sheet: it is about as high as two screens that show it whole are, and takes 30 MB.
	proofDown = 3600.0
	proofPad  = 56.0
	proofGap  = 40.0
	proofHead = 104.0
	proofTag  = 46.0 // a label under its picture
)

// proofCell is one page on a sheet, its place and how large it is there.
type proofCell struct {
	unit *Unit
	page *layout.Page
	x, y float64
	w, h int
}

// proofSheet is one sheet: pages of one size in one language.
type proofSheet struct {
	lang, size, folder string
	cells              []proofCell
	width, height      float64
	number, of         int
	pictures           int // of this size, on all its sheets
	page               *layout.Page
}

// proofs arranges all pages on sheets.
func (p *Plan) proofs() []*proofSheet {
	var folders []string
	cells := map[string][]proofCell{}
	for i := range p.units {
		u := &p.units[i]
		for _, page := range p.pages[i] {
			if cells[u.Folder] == nil {
				folders = append(folders, u.Folder)
			}
			width := proofWidth
			if page.Size.Class == theme.Slide {
				width = proofSlide
			}
			// A page that is smaller than its place is not enlarged.
			width = max(1, min(width, int(page.Scene.Width)))
			height := max(1, int(page.Scene.Height*float64(width)/page.Scene.Width+0.5))
			cells[u.Folder] = append(cells[u.Folder], proofCell{unit: u, page: page, w: width, h: height})
		}
	}
	var sheets []*proofSheet
	for _, folder := range folders {
		own := arrange(cells[folder])
		for i, s := range own {
			first := s.cells[0]
			s.folder, s.lang, s.size, s.page = folder, first.unit.Lang, first.page.Size.Name, first.page
			s.number, s.of, s.pictures = i+1, len(own), len(cells[folder])
		}
		sheets = append(sheets, own...)
	}
	return sheets
}

// arrange puts cells in rows, and rows on as few sheets as hold them.
func arrange(cells []proofCell) []*proofSheet {
	var sheets []*proofSheet
	column := 0
	for _, c := range cells {
		column = max(column, c.w)
	}
	across := max(1, int((proofAcross-2*proofPad+proofGap)/(float64(column)+proofGap)))
	for from := 0; from < len(cells); {
		s := &proofSheet{}
		y := proofHead + proofPad
		for from < len(cells) {
			row := cells[from:min(from+across, len(cells))]
			tall := 0
			for _, c := range row {
				tall = max(tall, c.h)
			}
			if len(s.cells) > 0 && y+float64(tall)+proofTag > proofDown {
				break
			}
			for i, c := range row {
				c.x, c.y = proofPad+float64(i)*(float64(column)+proofGap), y
				s.cells = append(s.cells, c)
				s.width = math.Max(s.width, c.x+float64(c.w)+proofPad)
			}
			y += float64(tall) + proofTag + proofGap/2
			from += len(row)
		}
		s.width = math.Max(s.width, 640) // the head's words
		s.height = math.Ceil(y - proofGap/2 + proofPad*0.6)
		sheets = append(sheets, s)
	}
	return sheets
}

// path is where a sheet goes within the deck's folder.
func (s *proofSheet) path() string {
	name := s.folder
	if s.of > 1 {
		name = fmt.Sprintf("%s-%d", name, s.number)
	}
	return path.Join(proofFolder, name+".png")
}

// drawProofs draws the sheets and writes them.
func (p *Plan) drawProofs(ctx context.Context, folder *Folder) ([]File, error) {
	sheets := p.proofs()
	renderer, engine := raster.New(), text.NewEngine(p.faces)
	weight := func(i int) int64 {
		s := sheets[i]
		first := s.page.Scene
		return int64(s.width*s.height)*4*3 + int64(math.Min(first.Width*first.Height, oversampling*oversampling*proofSlide*proofSlide*4))*4
	}
	return p.drawAids(ctx, folder, len(sheets), weight, func(i int) (aid, error) {
		s := sheets[i]
		m, err := p.proof(ctx, renderer, newPlate(engine, s.lang), s)
		if err != nil {
			return aid{}, err
		}
		return aid{picture: m, path: s.path(), done: func() { renderer.Recycle(m) }, file: func(w Written, bounds image.Rectangle) *File {
			return &File{Path: w.Path, Format: FormatProof, Lang: s.lang, Size: s.size, Width: bounds.Dx(), Height: bounds.Dy(), Page: s.number, Pages: s.of,
				Bytes: w.Bytes, SHA256: w.SHA256, Alt: s.alt()}
		}}, nil
	})
}

// alt says what a sheet shows.
func (s *proofSheet) alt() string {
	first, last := s.cells[0].page, s.cells[len(s.cells)-1].page
	return fmt.Sprintf(platesay(s.lang, "Proof sheet of %s with %d of its pictures, %s to %s", "%s 的样张：%d 张，%s 至 %s"), s.size, len(s.cells), fileName(first), fileName(last))
}

// proof draws one sheet.
func (p *Plan) proof(ctx context.Context, renderer *raster.Renderer, sheet *plate, s *proofSheet) (*image.RGBA, error) {
	sheet.Width, sheet.Height = s.width, s.height
	right := s.width - proofPad
	title := p.Deck.Title.In(s.lang)
	if title == "" {
		title = p.Stem
	}
	size := s.page.Size
	count := fmt.Sprintf(platesay(s.lang, "%d pictures", "%d 张"), s.pictures)
	if s.pictures == 1 {
		count = platesay(s.lang, "1 picture", "1 张")
	}
	about := fmt.Sprintf("%s \u00b7 %s", size.Name, count)
	if len(size.Label) > 0 {
		about = fmt.Sprintf("%s %d\u00d7%d \u00b7 %s", theme.LabelIn(size.Label, s.lang), size.Width, size.Height, count)
	}
	if s.of > 1 {
		about += fmt.Sprintf(platesay(s.lang, " \u00b7 sheet %d of %d", " \u00b7 第 %d 页，共 %d 页"), s.number, s.of)
	}
	small := plateLabel{text: about, size: 20, colour: plateSoft, align: text.End}
	small.width = (right - proofPad) * 0.6
	took := sheet.label(small, right, proofPad+32)
	sheet.label(plateLabel{text: title, family: "serif", weight: 700, size: 36, colour: plateInk, width: right - proofPad - took - 40}, proofPad, proofPad+32)
	sheet.fill(scene.Rect{X: proofPad, Y: proofPad + 58, W: right - proofPad, H: 2}, plateInk)
	for i := range s.cells {
		c := &s.cells[i]
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		m, err := thumbnail(renderer, c.page.Scene, c.w)
		if err != nil {
			return nil, fmt.Errorf("card %s, %s: %w", c.page.Card, c.page.Size.Name, err)
		}
		defer renderer.Recycle(m)
		area := sheet.picture(m, c.x, c.y)
		marks := ""
		if c.page.Pages > 1 {
			marks = fmt.Sprintf("%d/%d", c.page.Page, c.page.Pages)
		}
		if c.page.Frames > 0 {
			marks = strings.TrimSpace(fmt.Sprintf("%s r%d/%d", marks, c.page.Frame, c.page.Frames))
		}
		used := 0.0
		if marks != "" {
			used = 16 + sheet.label(plateLabel{text: marks, size: 17, colour: plateSoft, align: text.End}, area.Right(), area.Bottom()+28)
		}
		sheet.label(plateLabel{text: c.page.Card, size: 17, colour: plateInk, width: area.W - used}, area.X, area.Bottom()+28)
	}
	return renderer.Draw(&sheet.Page, 1)
}
