package scene

import "image/color"

// Recolour returns an item in other colours: f says what becomes of each. Nothing of its shape changes, and the item that is
// given stays as it is. Images and grain have no colour of their own.
func Recolour(item Item, f func(color.NRGBA) color.NRGBA) Item {
	switch i := item.(type) {
	case Fill:
		i.Paint = i.Paint.recolour(f)
		return i
	case Stroke:
		i.Paint = i.Paint.recolour(f)
		return i
	case Text:
		i.Run.Paint = i.Run.Paint.recolour(f)
		return i
	case Group:
		items := make([]Item, len(i.Items))
		for k, inner := range i.Items {
			items[k] = Recolour(inner, f)
		}
		i.Items = items
		return i
	}
	return item
}

// recolour returns a paint in other colours.
func (p Paint) recolour(f func(color.NRGBA) color.NRGBA) Paint {
	p.Color = f(p.Color)
	if p.Gradient != nil {
		g := *p.Gradient
		g.Stops = make([]Stop, len(p.Gradient.Stops))
		for i, s := range p.Gradient.Stops {
			g.Stops[i] = Stop{Offset: s.Offset, Color: f(s.Color)}
		}
		p.Gradient = &g
	}
	return p
}
