package fonts

import "encoding/binary"

// Limits of a glyph that is composed of others, all levels counted. Real fonts stay below ten parts; a file of a few
// kilobytes can nest so that one glyph has billions.
const (
	maxParts  = 1000
	maxPoints = 200_000
	// maxNesting is how deep parts may have parts: go-text v0.3.5 leaves out what is deeper.
	maxNesting = 20
	// maxFontPoints bounds the points of all glyphs together, which are all read at once: a point may take less than a
	// thousandth of a byte in the file, and 12 bytes then. CJK fonts have some 6 million.
	maxFontPoints = 32_000_000
)

// checkComposites refuses a font of the glyf format (OpenType 1.9, glyf) with a glyph that would take unbounded time
// to draw. Damage that a parser finds by itself is left to it.
func checkComposites(d directory, data []byte) error {
	loca, glyf, head := d.raw(data, "loca"), d.raw(data, "glyf"), d.raw(data, "head")
	n, ok := d.glyphs(data)
	if !ok || len(loca) == 0 || len(glyf) == 0 || len(head) < 52 {
		return nil
	}
	c := composites{glyf: glyf, loca: loca, long: binary.BigEndian.Uint16(head[50:]) != 0, sizes: make([]size, n)}
	for g := range n {
		if c.start(g) > c.start(g+1) {
			return errDamaged // glyphs that share bytes would be read again and again
		}
	}
	total := 0
	for g := range n {
		s := c.size(g)
		if c.damaged {
			return errDamaged
		}
		if s.parts == 1 { // composites hold no points of their own
			total += s.points
		}
		if total > maxFontPoints {
			return excessiveFont("its glyphs have more than %d million points", maxFontPoints/1_000_000)
		}
		if s.parts > maxParts || s.points > maxPoints {
			return excessiveFont("glyph %d is composed of too many parts", g)
		}
		if s.nesting > maxNesting {
			return excessiveFont("glyph %d is composed of parts that are nested more than %d deep", g, maxNesting)
		}
	}
	return nil
}

// size is what drawing a glyph costs.
type size struct {
	parts, points int
	nesting       int   // of composites, 0 for a simple glyph
	state         uint8 // 0 unknown, 1 being computed, 2 known
}

type composites struct {
	glyf, loca []byte
	long       bool
	sizes      []size
	damaged    bool
}

// size returns the cost of glyph g, held below overflow by the limits themselves. A glyph within itself counts as
// beyond them.
func (c *composites) size(g int) size {
	if g >= len(c.sizes) {
		return size{}
	}
	switch c.sizes[g].state {
	case 1:
		return size{parts: maxParts + 1}
	case 2:
		return c.sizes[g]
	}
	c.sizes[g].state = 1
	s := size{parts: 1, state: 2}
	data := c.data(g)
	if len(data) >= 10 {
		if contours := int(int16(binary.BigEndian.Uint16(data))); contours > 0 && len(data) >= 10+2*contours {
			s.points = int(binary.BigEndian.Uint16(data[8+2*contours:])) + 1
			for i := range contours { // the parser takes the last for the largest without a look
				if int(binary.BigEndian.Uint16(data[10+2*i:])) >= s.points {
					c.damaged = true
				}
			}
		} else if contours < 0 {
			for _, part := range parts(data[10:]) {
				p := c.size(part)
				s.parts, s.points, s.nesting = s.parts+p.parts, s.points+p.points, max(s.nesting, p.nesting+1)
				if s.parts > maxParts || s.points > maxPoints {
					break
				}
			}
		}
	}
	c.sizes[g] = s
	return s
}

// start returns where the data of glyph g begins in the glyf table.
func (c *composites) start(g int) int {
	switch {
	case c.long && len(c.loca) >= 4*g+4:
		return int(binary.BigEndian.Uint32(c.loca[4*g:]))
	case !c.long && len(c.loca) >= 2*g+2:
		return 2 * int(binary.BigEndian.Uint16(c.loca[2*g:]))
	}
	return len(c.glyf)
}

// data returns the glyf entry of a glyph, nil when the offsets are wrong.
func (c *composites) data(g int) []byte {
	from, to := c.start(g), c.start(g+1)
	if from > to || to > len(c.glyf) {
		return nil
	}
	return c.glyf[from:to]
}

// Flags of a component in a composite description (OpenType 1.9, glyf).
const (
	componentWords        = 0x1
	componentScale        = 0x8
	componentMore         = 0x20
	componentTwoScales    = 0x40
	componentMatrix       = 0x80
	componentInstructions = 0x100
)

// componentSize returns how many bytes follow a component's flags: the glyph, its place and its transform.
func componentSize(flags uint16) int {
	size := 4
	if flags&componentWords != 0 {
		size += 2
	}
	switch {
	case flags&componentScale != 0:
		size += 2
	case flags&componentTwoScales != 0:
		size += 4
	case flags&componentMatrix != 0:
		size += 8
	}
	return size
}

// parts returns the glyphs that a composite description names, at most one more than the limit.
func parts(data []byte) []int {
	var out []int
	for len(data) >= 4 && len(out) <= maxParts {
		flags := binary.BigEndian.Uint16(data)
		out = append(out, int(binary.BigEndian.Uint16(data[2:])))
		size := 2 + componentSize(flags)
		if flags&componentMore == 0 || len(data) < size {
			break
		}
		data = data[size:]
	}
	return out
}
