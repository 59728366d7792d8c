package jpeg

import (
	"image"
	"image/color"
	stdjpeg "image/jpeg"
	"math"
	"slices"
	"testing"
)

// The transform is that of T.81, A.3.3, reckoned in floating point.
func TestTransform(t *testing.T) {
	seed := uint32(5)
	next := func() int32 { seed = seed*1664525 + 1013904223; return int32(seed>>24) - 128 }
	worst := 0.0
	for round := range 400 {
		var b block
		for i := range b {
			switch b[i] = next(); round % 4 {
			case 1: // only the ends
				b[i] = b[i]>>31*255 + 127
			case 2:
				b[i] = 127
			case 3:
				b[i] = -128
			}
		}
		in := b
		transform(&b)
		for v := range 8 {
			for u := range 8 {
				sum := 0.0
				for y := range 8 {
					for x := range 8 {
						sum += float64(in[8*y+x]) * math.Cos(float64(2*x+1)*float64(u)*math.Pi/16) * math.Cos(float64(2*y+1)*float64(v)*math.Pi/16)
					}
				}
				if u == 0 {
					sum /= math.Sqrt2
				}
				if v == 0 {
					sum /= math.Sqrt2
				}
				worst = max(worst, math.Abs(float64(b[8*v+u])-2*sum))
			}
		}
		if round%4 >= 2 && (b[0] != 64*in[0] || slices.Max(b[1:]) != 0 || slices.Min(b[1:]) != 0) {
			t.Fatalf("a flat block of %d becomes %v", in[0], b)
		}
	}
	t.Logf("%.2f eighths of a coefficient off at most", worst)
	if worst > 1.2 {
		t.Errorf("%.2f eighths of a coefficient off", worst)
	}
}

func TestZigzag(t *testing.T) {
	// The first two and the last rows of figure A.6: the number of each place.
	var number [64]int
	for i, place := range zigzag {
		number[place] = i
	}
	if got, want := number[:16], []int{0, 1, 5, 6, 14, 15, 27, 28, 2, 4, 7, 13, 16, 26, 29, 42}; !slices.Equal(got, want) {
		t.Errorf("rows 1 and 2 are %v, want %v", got, want)
	}
	if got, want := number[56:], []int{35, 36, 48, 49, 57, 58, 62, 63}; !slices.Equal(got, want) {
		t.Errorf("row 8 is %v, want %v", got, want)
	}
}

// Products in place of quotients change nothing.
func TestDivide(t *testing.T) {
	for _, quality := range []int{1, 20, 50, 77, 92, 100} {
		var q quantiser
		q.set(&examples[0], quality)
		for i, step := range q.steps {
			for v := int32(-9000); v <= 9000; v++ {
				want := int32(math.Round(float64(v) / float64(8*step)))
				got := q.divide(v, i)
				if got != want {
					t.Fatalf("%d in steps of %d eighths is %d, want %d", v, 8*step, got, want)
				}
				if zero := v < q.small[i] && v > -q.small[i]; zero != (got == 0) {
					t.Fatalf("%d in steps of %d eighths is %d, but passes for small: %v", v, 8*step, got, zero)
				}
			}
		}
	}
}

// codedBits returns how long a text of these counts is in its codes, and fails if they are no prefix code, are longer than
// 16 bits or use all ones.
func codedBits(t *testing.T, counts *[256]uint32) (sum uint64) {
	t.Helper()
	c, spec := optimal(counts)
	symbols := 0
	for _, n := range spec[:maxLength] {
		symbols += int(n)
	}
	if len(spec) != maxLength+symbols {
		t.Fatalf("%d symbols do not match the lengths %v", len(spec)-maxLength, spec[:maxLength])
	}
	room := 0 // of 2¹⁶
	for symbol, n := range counts {
		length := c[symbol] >> 24
		if (n > 0) != (length > 0) {
			t.Fatalf("symbol %d occurs %d times and has a code of %d bits", symbol, n, length)
		}
		if length == 0 {
			continue
		}
		if length > maxLength || c[symbol]&0xffff == 1<<length-1 {
			t.Fatalf("symbol %d has the code %b of %d bits", symbol, c[symbol]&0xffff, length)
		}
		room += 1 << (maxLength - length)
		sum += uint64(n) * uint64(length)
	}
	if room >= 1<<16 {
		t.Fatalf("the codes take %d/65536 of the room", room)
	}
	return sum
}

func TestCodes(t *testing.T) {
	var one, all, steep, huge [256]uint32
	one[0x51] = 9
	a, b := uint32(1), uint32(1)
	for i := range 256 {
		all[i] = 5
		huge[i] = math.MaxUint32 - uint32(i)
	}
	for i := range 40 { // Fibonacci's numbers make the deepest tree
		steep[i] = a
		a, b = b, a+b
	}
	var few [256]uint32
	few[1], few[2], few[3] = 4, 2, 1
	for _, tt := range []struct {
		name   string
		counts *[256]uint32
		most   float64 // bits a symbol
	}{{"one symbol", &one, 1}, {"three symbols", &few, 11.0 / 7}, {"all alike", &all, 8.01}, {"steep", &steep, 2.7}, {"huge", &huge, 8.01}} {
		n := uint64(0)
		for _, c := range tt.counts {
			n += uint64(c)
		}
		if got := float64(codedBits(t, tt.counts)) / float64(n); got > tt.most {
			t.Errorf("%s: %.3f bits a symbol, want %.3f", tt.name, got, tt.most)
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	text, _ := letters(1080, 1350, cream, dark)
	colored, _ := letters(1080, 1350, color.RGBA{0x10, 0x30, 0x90, 255}, red)
	for _, p := range []struct {
		name string
		o    Options
	}{{"444", Options{Quality: 90}}, {"420", Options{Quality: 90, Halved: true}}} {
		for name, m := range map[string]*image.RGBA{"text": text, "colored": colored, "photo": photo(1080, 1350)} {
			b.Run(name+"/"+p.name, func(b *testing.B) {
				b.ReportAllocs()
				n := counter(0)
				for b.Loop() {
					n = 0
					if err := Encode(&n, m, p.o); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(n)/1000, "KB")
			})
		}
	}
	for name, m := range map[string]*image.RGBA{"text": text, "colored": colored, "photo": photo(1080, 1350)} {
		b.Run(name+"/image/jpeg", func(b *testing.B) {
			b.ReportAllocs()
			n := counter(0)
			for b.Loop() {
				n = 0
				if err := stdjpeg.Encode(&n, m, &stdjpeg.Options{Quality: 90}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n)/1000, "KB")
		})
	}
}

// counter is a writer that only counts.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
