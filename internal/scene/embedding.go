package scene

// Embedding is what the licence bits of a font allow a document to hold of it (OpenType 1.9, OS/2, fsType). A format that
// would put in more draws the text as paths instead.
type Embedding struct {
	// Font tells whether the outlines may be put into a document as a font.
	Font bool
	// Subset tells whether a part of the font may be put in without the rest.
	Subset bool
}

// EmbeddingOf returns what f's licence bits allow. A Face says so with a method Embedding() Embedding; one that has none
// allows everything.
func EmbeddingOf(f Face) Embedding {
	if licensed, ok := f.(interface{ Embedding() Embedding }); ok {
		return licensed.Embedding()
	}
	return Embedding{Font: true, Subset: true}
}
