package job

import (
	"bytes"
	"context"
	"image"

	"cards/internal/render/png"

	"golang.org/x/sync/semaphore"
)

// Aids are pictures about the deck's pictures: debug pictures and proof sheets. They stand in folders of their own, have formats
// of their own in the manifest, and go when a run no longer asks for them. Folders of posts (post_folder.go) come and go with them.

// aid is one of them, drawn.
type aid struct {
	picture *image.RGBA
	path    string
	file    func(w Written, bounds image.Rectangle) *File
	done    func() // gives the picture back
}

// isAid reports whether a file of a manifest is no picture of the deck.
func isAid(f *File) bool { return f.Format == FormatDebug || f.Format == FormatProof }

// Picture reports whether the file is a picture of the deck: what one posts, presents or embeds. A twin stands for one that is.
func (f *File) Picture() bool {
	switch f.Format {
	case formatContact, FormatEmbed, FormatAnimation, FormatPost, FormatPDF, FormatPresentation:
		return false
	}
	return f.Twin == "" && !isAid(f)
}

// aids draws what the request asks for beside the pictures.
func (p *Plan) aids(ctx context.Context, folder *Folder) ([]File, error) {
	var files []File
	if p.request.Proof {
		sheets, err := p.drawProofs(ctx, folder)
		if err != nil {
			return nil, err
		}
		files = append(files, sheets...)
	}
	if len(p.request.Debug) > 0 {
		pictures, err := p.drawDebug(ctx, folder)
		if err != nil {
			return nil, err
		}
		files = append(files, pictures...)
	}
	if p.request.Post {
		posts, err := p.drawPosts(ctx, folder)
		// What is there when a run is stopped is listed, so that the next one can take it away.
		return append(files, posts...), err
	}
	return files, nil
}

// drawAids draws and writes n aids on several cores, of which weight tells the bytes that each takes at once, and returns their
// files in order.
func (p *Plan) drawAids(ctx context.Context, folder *Folder, n int, weight func(i int) int64, draw func(i int) (aid, error)) ([]File, error) {
	memory := p.request.Memory
	if memory <= 0 {
		memory = DefaultMemory
	}
	room := semaphore.NewWeighted(memory)
	files := make([]File, n)
	err := parallel(ctx, n, p.request.Jobs, func(i int) error {
		bytesOf := min(weight(i), memory)
		if err := room.Acquire(ctx, bytesOf); err != nil {
			return err
		}
		defer room.Release(bytesOf)
		a, err := draw(i)
		if err != nil {
			return err
		}
		defer a.done()
		var b bytes.Buffer
		if err := png.Encode(&b, a.picture, png.Options{}); err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		w, err := folder.Write(a.path, b.Bytes())
		if err != nil {
			return err
		}
		files[i] = *a.file(w, a.picture.Bounds())
		return nil
	})
	if err != nil {
		return nil, err
	}
	return files, nil
}
