package gif_test

import (
	"bytes"
	"fmt"
	"image"
	stdgif "image/gif"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"cards/internal/render/gif"
	"cards/internal/xmp"
)

// said writes a moving picture with a packet.
func said(t *testing.T, loops int, packet []byte) ([]byte, error) {
	t.Helper()
	var b bytes.Buffer
	a, err := gif.NewAnimation(&b, gif.Options{Loops: loops, XMP: packet})
	if err != nil {
		t.Fatal(err)
	}
	pictures := frames(3, false)
	for _, step := range []func(*image.RGBA) error{a.Look, func(m *image.RGBA) error { return a.Add(m, 100) }} {
		for _, m := range pictures {
			if err := step(m); err != nil {
				t.Fatal(err)
			}
		}
	}
	err = a.Close()
	return b.Bytes(), err
}

// TestXMP: a packet of any length is found again, byte for byte, whether a count of loops stands before it or not; decoders that know nothing
// of it read the same pictures, wherever in the packet they come out; and a file without one is as it was.
func TestXMP(t *testing.T) {
	for _, loops := range []int{0, 1, 3} {
		plain, err := said(t, loops, nil)
		if err != nil || gif.XMP(plain) != nil {
			t.Fatalf("without a packet: %q, %v", gif.XMP(plain), err)
		}
		want, err := stdgif.DecodeAll(bytes.NewReader(plain))
		if err != nil {
			t.Fatal(err)
		}
		for n := 1; n < 700; n += 7 {
			packet := []byte(strings.Repeat("<x>\u6709\u7528\xff\x01\x7f", n/9+1))[:n]
			file, err := said(t, loops, packet)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(gif.XMP(file), packet) {
				t.Fatalf("%d bytes, %d loops: read %q", n, loops, gif.XMP(file))
			}
			got, err := stdgif.DecodeAll(bytes.NewReader(file))
			if err != nil || len(got.Image) != len(want.Image) || got.LoopCount != want.LoopCount {
				t.Fatalf("%d bytes, %d loops: %v", n, loops, err)
			}
			for i := range want.Image {
				if !bytes.Equal(got.Image[i].Pix, want.Image[i].Pix) {
					t.Fatalf("%d bytes: frame %d is another", n, i+1)
				}
			}
		}
	}
	if _, err := said(t, 0, []byte("a\x00b")); err == nil {
		t.Error("a zero byte, which would end the blocks, is taken")
	}
	for n := range 60 {
		file, _ := said(t, 0, []byte("<x/>"))
		gif.XMP(file[:n]) // must not panic on what is cut off
	}
}

// TestExifTool: another program finds the packet.
func TestExifTool(t *testing.T) {
	tool, err := exec.LookPath("exiftool")
	if err != nil {
		t.Skip("exiftool is not here")
	}
	packet := xmp.Packet{Title: []xmp.Text{{Lang: "zh-Hans", Value: "有用集"}}, Alt: []xmp.Text{{Lang: "en", Value: "A timeline."}}}.Bytes()
	for _, loops := range []int{0, 1} {
		file, err := said(t, loops, packet)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(t.TempDir(), fmt.Sprintf("%d.gif", loops))
		if err := os.WriteFile(name, file, 0o600); err != nil {
			t.Fatal(err)
		}
		const format, want = `$FileType $FrameCount|$XMP-dc:Title|${XMP-iptcCore:AltTextAccessibility-en}|$Validate`, "GIF 3|有用集|A timeline.|OK"
		out, err := exec.Command(tool, "-charset", "utf8", "-p", format, name).CombinedOutput()
		if got := strings.TrimSpace(string(out)); err != nil || got != want {
			t.Errorf("%d loops: it reads %q, %v; want %q", loops, got, err, want)
		}
	}
}
