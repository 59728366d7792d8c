package theme

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Outline is a closed shape in the notation of SVG paths, of the commands M, L, C and Z with absolute coordinates.
type Outline string

// Segment is one command of an outline with its points: one for M and L, three for C, none for Z.
type Segment struct {
	Op     byte
	Points [3][2]float64
}

const (
	longestOutline = 4096   // bytes
	farthestPoint  = 10_000 // from the origin
)

// Segments reads the outline, or says what is wrong with it.
func (o Outline) Segments() ([]Segment, error) {
	if len(o) > longestOutline {
		return nil, fmt.Errorf("an outline has at most %d characters", longestOutline)
	}
	fields := strings.Fields(strings.ReplaceAll(string(o), ",", " "))
	var out []Segment
	for i := 0; i < len(fields); {
		op := fields[i]
		count, ok := map[string]int{"M": 1, "L": 1, "C": 3, "Z": 0}[op]
		if !ok {
			return nil, fmt.Errorf("an outline has M, L, C and Z, each followed by its numbers, and not %q", op)
		}
		if len(out) == 0 && op != "M" {
			return nil, fmt.Errorf("an outline begins with M")
		}
		s := Segment{Op: op[0]}
		i++
		for k := range 2 * count {
			if i >= len(fields) {
				return nil, fmt.Errorf("%s lacks numbers", op)
			}
			v, err := strconv.ParseFloat(fields[i], 64)
			if err != nil || math.IsNaN(v) || math.Abs(v) > farthestPoint {
				return nil, fmt.Errorf("%q is no coordinate", fields[i])
			}
			s.Points[k/2][k%2] = v
			i++
		}
		out = append(out, s)
	}
	if len(out) == 0 || out[len(out)-1].Op != 'Z' {
		return nil, fmt.Errorf("an outline ends with Z")
	}
	return out, nil
}
