package words

import "strconv"

// Sheet are the words of the contact sheet.
type Sheet struct {
	// Lang is the tag of the set: what is not known is served in English, and the sheet must say so.
	Lang string
	// Skip leads past the links at the top, Contents names them.
	Skip, Contents string
	// The headings: what is to be told, what is posted, the pictures of a size, other files.
	Warnings, Posts, Pictures, Files string
	// What stands with a picture or a post.
	Alt, Caption, Title, Text, Source, Order string
	// Copy is on the button, Copied and NotCopied are said when it was pressed.
	Copy, Copied, NotCopied string
	// Shortened and Unverified stand behind a count.
	Shortened, Unverified string
	// Folder is where what is uploaded stands.
	Folder string

	pictures, slides, pages, cards [2]string // {n}: one, many
	part                           string    // {n}, {of}
	of, free                       string    // {n} characters, {of} that a platform takes
}

// SheetFor returns the words of a BCP 47 tag; what is not known is English.
func SheetFor(tag string) *Sheet { return sheetWords[Match(tag)] }

// PicturesCount counts pictures.
func (s *Sheet) PicturesCount(n int) string { return counted(s.pictures, n) }

// SlidesCount counts slides.
func (s *Sheet) SlidesCount(n int) string { return counted(s.slides, n) }

// PagesCount counts pages.
func (s *Sheet) PagesCount(n int) string { return counted(s.pages, n) }

// CardsCount counts cards.
func (s *Sheet) CardsCount(n int) string { return counted(s.cards, n) }

// PartOf names a part of a post.
func (s *Sheet) PartOf(n, of int) string {
	return fill(s.part, "n", strconv.Itoa(n), "of", strconv.Itoa(of))
}

// Length says how long a text is, of how much; of 0 is no limit.
func (s *Sheet) Length(n, of int) string {
	if of == 0 {
		return fill(s.free, "n", strconv.Itoa(n))
	}
	return fill(s.of, "n", strconv.Itoa(n), "of", strconv.Itoa(of))
}

func counted(forms [2]string, n int) string {
	form := forms[1]
	if n == 1 {
		form = forms[0]
	}
	return fill(form, "n", strconv.Itoa(n))
}

// sheetWords by tag.
var sheetWords = map[string]*Sheet{
	"zh-Hans": {
		Lang: "zh-Hans", Skip: "跳到正文", Contents: "目录", Warnings: "提醒", Posts: "发布", Pictures: "图片", Files: "文件",
		Alt: "替代文字", Caption: "文案", Title: "标题", Text: "正文", Source: "来源", Order: "图片顺序",
		Copy: "复制", Copied: "已复制", NotCopied: "无法复制，请手动选择", Shortened: "已缩短", Unverified: "上限未经平台文档证实", Folder: "文件夹",
		pictures: [2]string{"{n} 张图", "{n} 张图"}, slides: [2]string{"{n} 张幻灯片", "{n} 张幻灯片"}, pages: [2]string{"{n} 页", "{n} 页"}, cards: [2]string{"{n} 张卡片", "{n} 张卡片"},
		part: "第 {n} 部分，共 {of} 部分", of: "{n}/{of} 字", free: "{n} 字",
	},
	"zh-Hant": {
		Lang: "zh-Hant", Skip: "跳到正文", Contents: "目錄", Warnings: "提醒", Posts: "發布", Pictures: "圖片", Files: "檔案",
		Alt: "替代文字", Caption: "文案", Title: "標題", Text: "正文", Source: "來源", Order: "圖片順序",
		Copy: "複製", Copied: "已複製", NotCopied: "無法複製，請手動選取", Shortened: "已縮短", Unverified: "上限未經平台文件證實", Folder: "資料夾",
		pictures: [2]string{"{n} 張圖", "{n} 張圖"}, slides: [2]string{"{n} 張投影片", "{n} 張投影片"}, pages: [2]string{"{n} 頁", "{n} 頁"}, cards: [2]string{"{n} 張卡片", "{n} 張卡片"},
		part: "第 {n} 部分，共 {of} 部分", of: "{n}/{of} 字", free: "{n} 字",
	},
	"zh-Hant-HK": {
		Lang: "zh-Hant-HK", Skip: "跳到正文", Contents: "目錄", Warnings: "提醒", Posts: "發佈", Pictures: "圖片", Files: "檔案",
		Alt: "替代文字", Caption: "文案", Title: "標題", Text: "正文", Source: "來源", Order: "圖片次序",
		Copy: "複製", Copied: "已複製", NotCopied: "無法複製，請手動選取", Shortened: "已縮短", Unverified: "上限未經平台文件證實", Folder: "資料夾",
		pictures: [2]string{"{n} 張圖", "{n} 張圖"}, slides: [2]string{"{n} 張投影片", "{n} 張投影片"}, pages: [2]string{"{n} 頁", "{n} 頁"}, cards: [2]string{"{n} 張卡片", "{n} 張卡片"},
		part: "第 {n} 部分，共 {of} 部分", of: "{n}/{of} 字", free: "{n} 字",
	},
	"ja": {
		Lang: "ja", Skip: "本文へ移動", Contents: "目次", Warnings: "注意", Posts: "投稿", Pictures: "画像", Files: "ファイル",
		Alt: "代替テキスト", Caption: "キャプション", Title: "タイトル", Text: "本文", Source: "出典", Order: "画像の順序",
		Copy: "コピー", Copied: "コピーしました", NotCopied: "コピーできません。手動で選択してください", Shortened: "短縮済み", Unverified: "上限は公式資料で未確認", Folder: "フォルダー",
		pictures: [2]string{"画像{n}枚", "画像{n}枚"}, slides: [2]string{"スライド{n}枚", "スライド{n}枚"}, pages: [2]string{"{n}ページ", "{n}ページ"}, cards: [2]string{"カード{n}枚", "カード{n}枚"},
		part: "全{of}回の{n}回目", of: "{n}/{of}字", free: "{n}字",
	},
	"ko": {
		Lang: "ko", Skip: "본문으로 이동", Contents: "목차", Warnings: "알림", Posts: "게시", Pictures: "이미지", Files: "파일",
		Alt: "대체 텍스트", Caption: "캡션", Title: "제목", Text: "본문", Source: "출처", Order: "이미지 순서",
		Copy: "복사", Copied: "복사됨", NotCopied: "복사할 수 없습니다. 직접 선택하세요", Shortened: "줄임", Unverified: "한도는 공식 문서로 확인되지 않음", Folder: "폴더",
		pictures: [2]string{"이미지 {n}장", "이미지 {n}장"}, slides: [2]string{"슬라이드 {n}장", "슬라이드 {n}장"}, pages: [2]string{"{n}쪽", "{n}쪽"}, cards: [2]string{"카드 {n}장", "카드 {n}장"},
		part: "총 {of}회 중 {n}회", of: "{n}/{of}자", free: "{n}자",
	},
	"en": {
		Lang: "en", Skip: "Skip to the content", Contents: "Contents", Warnings: "Warnings", Posts: "Posts", Pictures: "Pictures", Files: "Files",
		Alt: "Alt text", Caption: "Caption", Title: "Title", Text: "Text", Source: "Source", Order: "Order of the pictures",
		Copy: "Copy", Copied: "Copied", NotCopied: "Cannot copy; select it by hand", Shortened: "shortened", Unverified: "limit not confirmed by the platform's pages", Folder: "Folder",
		pictures: [2]string{"{n} picture", "{n} pictures"}, slides: [2]string{"{n} slide", "{n} slides"}, pages: [2]string{"{n} page", "{n} pages"}, cards: [2]string{"{n} card", "{n} cards"},
		part: "part {n} of {of}", of: "{n} of {of} characters", free: "{n} characters",
	},
}
