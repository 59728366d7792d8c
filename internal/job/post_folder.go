package job

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"cards/internal/diag"
	"cards/internal/theme"
)

// What is uploaded, where the request asks for it: a folder for each platform with the pictures in order, numbered, the caption, the text
// alternatives and the line of the source. Pictures are copies of those that the run made, byte for byte.

// FormatPost is the format of every file of these folders in the manifest.
const FormatPost = "post"

// postsFolder holds them, within the deck's folder.
const postsFolder = "post"

// The files beside the pictures.
const (
	captionName = "caption.txt"
	altName     = "alt.txt"
	sourceName  = "source.txt"
)

// postFolder is where a post stands within the deck's folder: the platform, then language, size and part where there are several.
func postFolder(post *Post, byLang, bySize bool) string {
	at := path.Join(postsFolder, SafeName(post.Platform))
	if byLang {
		at = path.Join(at, SafeName(post.Lang))
	}
	if bySize {
		at = path.Join(at, SafeName(post.Size))
	}
	if post.Parts > 1 {
		at = path.Join(at, fmt.Sprint(post.Part))
	}
	return at
}

// lacksPictures warns of a request for folders of posts in a run that makes no pictures which platforms take.
func (p *Plan) lacksPictures() diag.List {
	var list diag.List
	if p.request.Post && !p.wants(FormatPNG) && len(p.posts) > 0 {
		list.Add(diag.Diagnostic{Pos: diag.Pos{File: p.Deck.File}, Severity: diag.Warning, Code: "post-without-pictures",
			Message: "platforms take PNG pictures, and this run makes none: the folders of posts hold texts only", Hint: "add png to the formats"})
	}
	return list
}

// drawPosts writes the folders of all posts and returns their files in order.
func (p *Plan) drawPosts(ctx context.Context, folder *Folder) ([]File, error) {
	var files []File
	for i := range p.posts {
		if err := ctx.Err(); err != nil {
			return files, fmt.Errorf("%w: %w", errStopped, err)
		}
		made, err := p.drawPost(folder, &p.posts[i])
		if files = append(files, made...); err != nil {
			return files, err
		}
	}
	return files, nil
}

func (p *Plan) drawPost(folder *Folder, post *Post) ([]File, error) {
	platform, _ := theme.FindPlatform(post.Platform)
	digits := max(2, len(fmt.Sprint(len(post.shots))))
	var files []File
	put := func(name string, data []byte, f File) error {
		w, err := folder.Write(path.Join(post.Folder, name), data)
		if err != nil {
			return err
		}
		f.Path, f.Bytes, f.SHA256 = w.Path, w.Bytes, w.SHA256
		f.Format, f.Platform, f.Lang, f.Size = FormatPost, post.Platform, post.Lang, post.Size
		files = append(files, f)
		return nil
	}
	var alts strings.Builder
	for i, s := range post.shots {
		name := fmt.Sprintf("%0*d.%s", digits, i+1, FormatPNG)
		alt := p.altFor(s.unit, s.page, platform.Post.Alt)
		fmt.Fprintf(&alts, "%s\n%s\n\n", name, alt)
		if !p.wants(FormatPNG) {
			continue
		}
		data, err := folder.Read(picturePath(s.unit, s.page, FormatPNG), mostPicture)
		if err != nil {
			return files, err
		}
		f := File{Card: s.page.Card, Kind: s.page.Kind, Page: s.page.Page, Pages: s.page.Pages, Frame: s.page.Frame, Frames: s.page.Frames, Alt: alt}
		if err := put(name, data, f); err != nil {
			return files, err
		}
	}
	text := post.Text.Text
	if post.Title != nil {
		text = strings.TrimSpace(post.Title.Text + "\n\n" + text)
	}
	for _, file := range []struct{ name, text string }{{captionName, text}, {altName, strings.TrimSpace(alts.String())}, {sourceName, post.Source}} {
		if file.text == "" {
			continue
		}
		if err := put(file.name, []byte(file.text+"\n"), File{}); err != nil {
			return files, err
		}
	}
	return files, nil
}

// mostPicture bounds what is read of a picture that the run has just written, in bytes.
const mostPicture = 1 << 30

// manifestPosts are the posts as the manifest has them. Those of a run of some cards only stand there where the run wrote them: the contact
// sheet shows the whole deck. A run without pictures has nothing to post.
func (p *Plan) manifestPosts() []Post {
	if len(p.request.Only) > 0 && !p.request.Post || len(p.pictureFormats()) == 0 {
		return nil
	}
	out := slices.Clone(p.posts)
	for i := range out {
		if out[i].shots = nil; !p.request.Post {
			out[i].Folder = ""
		}
	}
	return out
}
