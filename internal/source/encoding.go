package source

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"cards/internal/diag"
)

// decode turns the bytes of a file into UTF-8 with \n at the ends of lines. It returns false when the
// encoding cannot be told; the list then says why.
func (r *reader) decode(data []byte) (string, bool) {
	here := diag.Pos{File: r.file}
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		data = data[3:]
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE, 0, 0}), bytes.HasPrefix(data, []byte{0, 0, 0xFE, 0xFF}):
		r.list.Errorf(here, "encoding", saveAsUTF8, "the file is UTF-32, which is not read")
		return "", false
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return r.decodeUTF16(data, unicode.LittleEndian)
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return r.decodeUTF16(data, unicode.BigEndian)
	case looksLikeUTF16(data):
		r.list.Errorf(here, "encoding", saveAsUTF8,
			"the file looks like UTF-16, but has no byte order mark at its start that would say so")
		return "", false
	}
	if utf8.Valid(data) {
		return unixLines(string(data)), true
	}
	text, label, ok := guessLegacy(data)
	if ok {
		r.list.Notef(here, "encoding", "save it as UTF-8 to be sure", "the file was read as %s", label)
		return unixLines(text), true
	}
	offset := invalidOffset(data)
	line := 1 + bytes.Count(data[:offset], []byte{'\n'})
	column := 1 + utf8.RuneCount(data[bytes.LastIndexByte(data[:offset], '\n')+1:offset])
	r.list.Errorf(r.at(line, column), "encoding", saveAsUTF8,
		"byte 0x%02X at offset %d is not UTF-8, and which other encoding it is cannot be told for certain",
		data[offset], offset)
	return "", false
}

const saveAsUTF8 = "save the file as UTF-8"

func (r *reader) decodeUTF16(data []byte, order unicode.Endianness) (string, bool) {
	here := diag.Pos{File: r.file}
	name := "UTF-16LE"
	if order == unicode.BigEndian {
		name = "UTF-16BE"
	}
	if len(data)%2 != 0 {
		r.list.Errorf(here, "encoding", saveAsUTF8, "the file is %s, but its last character is cut in half", name)
		return "", false
	}
	text, err := unicode.UTF16(order, unicode.ExpectBOM).NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(text, utf8.RuneError) {
		r.list.Errorf(here, "encoding", saveAsUTF8, "the file says that it is %s, but has characters that are not", name)
		return "", false
	}
	r.list.Notef(here, "encoding", "save it as UTF-8 to be sure", "the file was read as %s", name)
	return unixLines(string(text)), true
}

// unixLines turns CRLF and lone CR, which YAML takes for line ends as well, into LF. Positions stay, since
// a CR is the last of its line.
func unixLines(text string) string {
	if !strings.Contains(text, "\r") {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

// looksLikeUTF16 tells UTF-16 by its NULs, which stand at every other byte wherever the text is ASCII: the
// colons, spaces and line ends that every deck has.
func looksLikeUTF16(data []byte) bool {
	var nuls [2]int
	for i, b := range data {
		if b == 0 {
			nuls[i%2]++
		}
	}
	all := nuls[0] + nuls[1]
	if all == 0 || max(nuls[0], nuls[1])*10 < all*9 {
		return false
	}
	return all*10 >= len(data) || !utf8.Valid(data) && all*50 >= len(data)
}

// invalidOffset returns where the first byte that is not UTF-8 stands.
func invalidOffset(data []byte) int {
	for i := 0; i < len(data); {
		c, size := utf8.DecodeRune(data[i:])
		if c == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(data)
}

// legacy lists the encodings that Chinese and Japanese programs still save, with the most frequent
// characters of running text in them: any two of them decode most of each other's bytes to something, so
// only what they decode to can tell which one it is.
var legacy = []struct {
	// label is what a user is told, name what stands in data.
	label, name string
	encoding    encoding.Encoding
	frequent    string
}{
	{"GB18030 (GBK)", "GB18030", simplifiedchinese.GB18030, frequentSimplified},
	{"Big5", "Big5", traditionalchinese.Big5, frequentTraditional},
	{"Shift-JIS", "Shift-JIS", japanese.ShiftJIS, frequentJapanese},
}

// The most frequent characters of contemporary prose, counted by no one corpus: only their share
// in a text is used, so the order and the last few do not matter.
const (
	frequentSimplified = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里" +
		"用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机" +
		"十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产新己制身果加西斯月话合回特" +
		"代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报" +
		"才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难" +
		"且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运引用作者标题"
	frequentTraditional = "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡" +
		"用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機" +
		"十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產新己制身果加西斯月話合回特" +
		"代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報" +
		"才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難" +
		"且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運引用作者標題"
	frequentJapanese = "あいうえおかがきぎくぐけげこごさざしじすずせぜそぞただちっつづてでとどなにぬねのはばひびふぶへべほぼまみむめもやゆよらりるれろわをん" +
		"アイウエオカガキギクグケコサシジスズセタダチッツテデトドナニネノハバパビピフブプヘベペホボポマミムメモャュョラリルレロワンー" +
		"日一人年大十二本中出三時行見月分後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木" +
		"聞食車何南万毎白天母火右読友左休父雨言葉題著者引用私思事者会社的方同自発"
	frequentPunctuation = "，。、；：？！“”‘’「」『』《》（）—…・"
)

// guessLegacy decodes data by the encoding whose frequent characters make up most of the result. It
// returns false unless that one is ahead of the others by far and has no invalid bytes.
func guessLegacy(data []byte) (text, label string, certain bool) {
	best, second := 0.0, 0.0
	for _, candidate := range legacy {
		decoded, err := candidate.encoding.NewDecoder().Bytes(data)
		if err != nil || bytes.ContainsRune(decoded, utf8.RuneError) {
			continue
		}
		score := share(string(decoded), candidate.frequent)
		switch {
		case score > best:
			best, second = score, best
			text, label = string(decoded), candidate.label
		case score > second:
			second = score
		}
	}
	return text, label, best >= 0.3 && best >= 1.5*second
}

// share returns how much of the text beyond ASCII is frequent characters and punctuation.
func share(text, frequent string) float64 {
	set := make(map[rune]bool, 512)
	for _, c := range frequent + frequentPunctuation {
		set[c] = true
	}
	all, known := 0, 0
	for _, c := range text {
		if c >= utf8.RuneSelf {
			all++
			if set[c] {
				known++
			}
		}
	}
	if all == 0 {
		return 0
	}
	return float64(known) / float64(all)
}
