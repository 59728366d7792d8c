package pdf

import (
	"fmt"
	"image/color"
	"math"
	"strings"

	"cards/internal/scene"
)

// This room writes colours, opacities and gradients (ISO 32000-1, 8.6, 8.7.4.5.3, 11.6.5).

// opaque is the name of the graphics state that hides what lies beneath.
const opaque = "A1"

// alpha sets the opacity of what follows.
func (c *content) alpha(a float64) {
	share := numbers(sharePlaces, math.Max(0, math.Min(1, a)))
	name := "A" + strings.Replace(share, ".", "_", 1)
	if name == c.state.alpha {
		return
	}
	c.resource("ExtGState", name, fmt.Sprintf("<< /ca %s /CA %s >>", share, share))
	c.op("/%s gs", name)
	c.state.alpha = name
}

// colour returns the channels as shares.
func channels(n color.NRGBA) string {
	return numbers(4, float64(n.R)/255, float64(n.G)/255, float64(n.B)/255)
}

// solid sets a colour.
func (c *content) solid(n color.NRGBA, stroke bool) {
	c.alpha(float64(n.A) / 255)
	op, known := channels(n)+" rg", &c.state.fill
	if stroke {
		op, known = channels(n)+" RG", &c.state.stroke
	}
	if *known != op {
		c.op("%s", op)
		*known = op
	}
}

// with sets a paint and draws with it; what leaves no trace is not drawn.
func (c *content) with(p scene.Paint, stroke bool, draw func() error) error {
	n, gradient, err := c.reduce(p)
	if err != nil {
		return err
	}
	if gradient == nil {
		if n.A == 0 {
			return nil
		}
		c.solid(n, stroke)
		return draw()
	}
	c.save()
	defer c.restore()
	if a, even := evenAlpha(gradient.Stops); even {
		if a == 0 {
			return nil
		}
		c.alpha(float64(a) / 255)
	} else if err := c.softMask(gradient); err != nil {
		return err
	}
	c.pattern(gradient, stroke)
	return draw()
}

// reduce returns a paint as one colour where it is one; as in SVG a gradient of no length is its last colour.
func (c *content) reduce(p scene.Paint) (color.NRGBA, *scene.Gradient, error) {
	g := p.Gradient
	if g == nil || len(g.Stops) == 0 {
		return p.Color, nil, nil
	}
	if !sane(g.From.X, g.From.Y, g.To.X, g.To.Y) {
		return color.NRGBA{}, nil, errNotFinite
	}
	last := g.Stops[len(g.Stops)-1].Color
	if _, ok := inverse(c.m); !ok || g.From == g.To {
		return last, nil, nil
	}
	for _, s := range g.Stops {
		if s.Color != last {
			return color.NRGBA{}, g, nil
		}
	}
	return last, nil, nil
}

// evenAlpha reports whether all stops are as opaque as one another.
func evenAlpha(stops []scene.Stop) (a uint8, even bool) {
	for _, s := range stops {
		if s.Color.A != stops[0].Color.A {
			return 0, false
		}
	}
	return stops[0].Color.A, true
}

// pattern has what follows painted with a gradient. A pattern lies in the space in which the stream begins.
func (c *content) pattern(g *scene.Gradient, stroke bool) {
	m := c.m
	if m == (scene.Transform{}) {
		m = scene.Transform{XX: 1, YY: 1}
	}
	r := c.w.file.object("<< /PatternType 2 /Matrix [%s] /Shading %s >>", numbers(sharePlaces, m.XX, m.YX, m.XY, m.YY, m.X0, m.Y0),
		shading(g, "/DeviceRGB", channels))
	name := fmt.Sprintf("P%d", int(r))
	c.resource("Pattern", name, r.String())
	if stroke {
		c.op("/Pattern CS /%s SCN", name)
		c.state.stroke = name
		return
	}
	c.op("/Pattern cs /%s scn", name)
	c.state.fill = name
}

// softMask lets what follows be as opaque as the gradient says: a group of greys, of which the luminosity counts.
func (c *content) softMask(g *scene.Gradient) error {
	back, ok := inverse(c.m)
	if !ok {
		return errNotFinite
	}
	greys := shading(g, "/DeviceGray", func(n color.NRGBA) string { return numbers(4, float64(n.A)/255) })
	form := c.w.file.stream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox %s /Group << /S /Transparency /CS /DeviceGray >> /Resources << /Shading << /S %s >> >>",
		box(boundsOf(back, c.extent)), greys), []byte("/S sh\n"))
	name := fmt.Sprintf("M%d", int(form))
	c.resource("ExtGState", name, fmt.Sprintf("<< /ca 1 /CA 1 /SMask << /S /Luminosity /G %v >> >>", form))
	c.op("/%s gs", name)
	c.state.alpha = name
	return nil
}

// shading returns a gradient along a line that goes on beyond its ends.
func shading(g *scene.Gradient, space string, values func(color.NRGBA) string) string {
	return fmt.Sprintf("<< /ShadingType 2 /ColorSpace %s /Coords [%s] /Extend [true true] /Function %s >>", space,
		numbers(lengthPlaces, g.From.X, g.From.Y, g.To.X, g.To.Y), function(g.Stops, values))
}

// function returns the colours from 0 to 1 as one function for each pair of stops, stitched together (7.10.3, 7.10.4).
func function(stops []scene.Stop, values func(color.NRGBA) string) string {
	var pieces, bounds, encode []string
	piece := func(from, to color.NRGBA, end float64) {
		if len(pieces) > 0 {
			encode = append(encode, "0 1")
		} else {
			encode = []string{"0 1"}
		}
		pieces = append(pieces, fmt.Sprintf("<< /FunctionType 2 /Domain [0 1] /C0 [%s] /C1 [%s] /N 1 >>", values(from), values(to)))
		bounds = append(bounds, numbers(sharePlaces, end))
	}
	at, colour := 0.0, stops[0].Color
	for _, s := range stops {
		// Where two stops share a place the colour changes at once.
		if end := math.Max(0, math.Min(1, s.Offset)); end-at > 1e-6 {
			piece(colour, s.Color, end)
			at = end
		}
		colour = s.Color
	}
	if len(pieces) == 0 || 1-at > 1e-6 {
		piece(colour, colour, 1)
	}
	return fmt.Sprintf("<< /FunctionType 3 /Domain [0 1] /Functions [%s] /Bounds [%s] /Encode [%s] >>",
		strings.Join(pieces, " "), strings.Join(bounds[:len(bounds)-1], " "), strings.Join(encode, " "))
}
