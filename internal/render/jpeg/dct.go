package jpeg

// block is 8×8 samples or coefficients, row by row.
type block [64]int32

// The cosines of the transform, times √2 and 2^cosineBits: cosN is √2·cos(Nπ/16).
const (
	cosineBits = 13
	cos1       = 11363
	cos2       = 10703
	cos3       = 9633
	cos5       = 6437
	cos6       = 4433
	cos7       = 2260
)

// betweenBits is what the rows keep of their fractions for the columns. With it no sum leaves 32 bits: the largest is
// 4 · 2·8·128·2² · 1.39·2¹³ < 2³¹.
const betweenBits = 2

// transform replaces samples from −128 to 127 by eight times their coefficients (T.81, A.3.3), off by less than
// a sixth of a coefficient: rows first, then columns, both by the sums and differences of opposite samples.
func transform(b *block) {
	const round = 1 << (cosineBits - betweenBits - 1)
	for y := 0; y < 64; y += 8 {
		r := b[y : y+8 : y+8]
		s0, d0 := r[0]+r[7], r[0]-r[7]
		s1, d1 := r[1]+r[6], r[1]-r[6]
		s2, d2 := r[2]+r[5], r[2]-r[5]
		s3, d3 := r[3]+r[4], r[3]-r[4]
		r[0] = (s0 + s3 + s1 + s2) << betweenBits
		r[4] = (s0 + s3 - s1 - s2) << betweenBits
		e0, e1 := s0-s3, s1-s2
		r[2] = (e0*cos2 + e1*cos6 + round) >> (cosineBits - betweenBits)
		r[6] = (e0*cos6 - e1*cos2 + round) >> (cosineBits - betweenBits)
		r[1] = (d0*cos1 + d1*cos3 + d2*cos5 + d3*cos7 + round) >> (cosineBits - betweenBits)
		r[3] = (d0*cos3 - d1*cos7 - d2*cos1 - d3*cos5 + round) >> (cosineBits - betweenBits)
		r[5] = (d0*cos5 - d1*cos1 + d2*cos7 + d3*cos3 + round) >> (cosineBits - betweenBits)
		r[7] = (d0*cos7 - d1*cos5 + d2*cos3 - d3*cos1 + round) >> (cosineBits - betweenBits)
	}
	const roundDown = 1 << (cosineBits + betweenBits - 1)
	for x := 0; x < 8; x++ {
		c := b[x : x+57 : x+57]
		s0, d0 := c[0]+c[56], c[0]-c[56]
		s1, d1 := c[8]+c[48], c[8]-c[48]
		s2, d2 := c[16]+c[40], c[16]-c[40]
		s3, d3 := c[24]+c[32], c[24]-c[32]
		c[0] = (s0 + s3 + s1 + s2 + 1<<(betweenBits-1)) >> betweenBits
		c[32] = (s0 + s3 - s1 - s2 + 1<<(betweenBits-1)) >> betweenBits
		e0, e1 := s0-s3, s1-s2
		c[16] = (e0*cos2 + e1*cos6 + roundDown) >> (cosineBits + betweenBits)
		c[48] = (e0*cos6 - e1*cos2 + roundDown) >> (cosineBits + betweenBits)
		c[8] = (d0*cos1 + d1*cos3 + d2*cos5 + d3*cos7 + roundDown) >> (cosineBits + betweenBits)
		c[24] = (d0*cos3 - d1*cos7 - d2*cos1 - d3*cos5 + roundDown) >> (cosineBits + betweenBits)
		c[40] = (d0*cos5 - d1*cos1 + d2*cos7 + d3*cos3 + roundDown) >> (cosineBits + betweenBits)
		c[56] = (d0*cos7 - d1*cos5 + d2*cos3 - d3*cos1 + roundDown) >> (cosineBits + betweenBits)
	}
}
