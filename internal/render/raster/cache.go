package raster

import (
	"image"
	"sync"
	"unsafe"

	"github.com/go-text/typesetting/font"
)

const (
	// cacheBytes bounds the masks that a Renderer keeps: some 8,000 glyphs of 72 px, more than a deck uses.
	cacheBytes = 48 << 20
	// cacheShards lets goroutines that draw different glyphs pass each other.
	cacheShards = 16
)

// glyphKey is all that the pixels of a mask depend on. Positions are rounded to subpixels steps before they are
// drawn, so the key is what is drawn and the mask is the same whoever made it first.
type glyphKey struct {
	face uint32 // number of the face's key in this Renderer
	gid  font.GID
	// xx, yx, xy, yy map the em square (y up) to pixels (y down).
	xx, yx, xy, yy float32
	outline        float32 // width of the pen in em; 0 fills
	subX, subY     uint8   // fraction of the origin in 1/subpixels px
}

// mask is one glyph at one size and fraction of a pixel; it is never changed after it was made.
type mask struct {
	rect     image.Rectangle // from the whole pixel of the origin
	coverage []uint8         // a row after the other, in levels
	colors   *image.RGBA     // of a colour glyph, in place of coverage
}

func (m *mask) bytes() int {
	n := int(unsafe.Sizeof(*m)+unsafe.Sizeof(glyphKey{})) + 64 + len(m.coverage)
	if m.colors != nil {
		n += len(m.colors.Pix)
	}
	return n
}

// maskCache keeps masks in two generations a shard: what is asked for moves to the young one, and when that holds
// half of the shard's bytes it becomes the old one, whose remains are dropped.
type maskCache struct {
	shards [cacheShards]cacheShard

	faces  sync.Mutex
	number map[string]uint32
}

type cacheShard struct {
	sync.Mutex
	young, old map[glyphKey]*mask
	bytes      int // of young
	limit      int // of young
}

func newMaskCache(bytes int) *maskCache {
	c := &maskCache{number: make(map[string]uint32)}
	for i := range c.shards {
		c.shards[i].young = make(map[glyphKey]*mask)
		c.shards[i].limit = bytes / cacheShards / 2
	}
	return c
}

// face returns the number of a face's key; numbers differ from run to run, and only keys of the cache see them.
func (c *maskCache) face(key string) uint32 {
	c.faces.Lock()
	defer c.faces.Unlock()
	n, ok := c.number[key]
	if !ok {
		n = uint32(len(c.number))
		c.number[key] = n
	}
	return n
}

func (c *maskCache) shard(k glyphKey) *cacheShard {
	return &c.shards[(uint32(k.gid)*0x9E3779B1>>20+uint32(k.subX)+4*uint32(k.subY))%cacheShards]
}

// get returns the mask of k, or nil.
func (c *maskCache) get(k glyphKey) *mask {
	s := c.shard(k)
	s.Lock()
	defer s.Unlock()
	m := s.young[k]
	if m == nil {
		if m = s.old[k]; m != nil {
			delete(s.old, k)
			s.add(k, m)
		}
	}
	return m
}

// put keeps the mask of k. Two goroutines may have made the same one; either will do.
func (c *maskCache) put(k glyphKey, m *mask) {
	s := c.shard(k)
	s.Lock()
	defer s.Unlock()
	if s.young[k] == nil {
		s.add(k, m)
	}
}

func (s *cacheShard) add(k glyphKey, m *mask) {
	if n := m.bytes(); n <= s.limit {
		if s.bytes+n > s.limit {
			s.old, s.young, s.bytes = s.young, make(map[glyphKey]*mask), 0
		}
		s.young[k] = m
		s.bytes += n
	}
}
