package transcript

import "strings"

// The words of hosts and guests, by language: our own list, made by reading interviews. A weight is about the logarithm of how much more
// often one of the two says it; only the order of magnitude matters.

// cuesOf returns the cues of a language, ready for use; those of Chinese for one that has none.
func cuesOf(lang string) *cues {
	c := &chineseCues
	switch base, _, _ := strings.Cut(lang, "-"); base {
	case "ja":
		c = &japaneseCues
	case "ko":
		c = &koreanCues
	case "en":
		c = &englishCues
	}
	c.once.Do(c.compile)
	return c
}

func list(weight float64, why, words string) []cue {
	var all []cue
	for _, w := range strings.Split(words, "|") {
		all = append(all, cue{w, weight, why})
	}
	return all
}

func lists(all ...[]cue) []cue {
	var joined []cue
	for _, l := range all {
		joined = append(joined, l...)
	}
	return joined
}

const (
	whyAsksYou = "asks what the other thinks or did"
	whyThanks  = "welcomes or thanks"
	whyListens = "takes up what the other said"
	whyTells   = "tells of the speaker's own doing"
	whyGeneral = "speaks of anyone as you"
)

var chineseCues = cues{
	questions: []string{"\u5417", "\u5462", "\u55CE", "\u4EC0\u4E48", "\u751A\u9EBC"},
	host: lists(
		list(2.2, whyAsksYou, "你怎么看|你如何看|你怎么想|你怎么知道|你觉得呢|你认为预|对你来说|你曾经说过|你之前说|你提到|你会对|你会鼓励|你会给|你如何|你有什么|你对这|你是怎么|你是如何|你当时是|你生命中|你能把|能跟我们|给我们讲|跟我们分享|你最早|你们是怎么|您|你怎麼看|你如何看待|對你來說|你是怎麼"),
		list(1.3, whyAsksYou, "你认为|你觉得|你遇到过|你所做|你所有|你的paypal|你谈论|你真的|你现在在|是什么让你|是什么驱使你|当你寻找|为你工作|給你|你覺得|你認為|你还记得|你為什麼|你为什么"),
		list(2.5, whyThanks, "让我们为|欢迎来到|欢迎你|欢迎收听|感谢你加入|感谢你来|感谢收听|请为|各位|鼓掌|荣幸|我们今天请到|歡迎|感謝你"),
		list(1.6, whyListens, "我很好奇|我有点好奇|听起来|回到你|我们还没有谈到|我想最后|最后一个问题|下一个问题|让我们从|每个人都听到|这个房间里的|房间里的人|一屋子|聽起來|我很喜欢你|钦佩你|正如你所"),
	),
	guest: lists(
		list(-1.4, whyTells, "我的意思是|我认为|我意识到|我当时|我不得不|我最终|我们最终|我的兄弟|我去了|我说:|我想,|我得到|我收到|我写|我们租用|我们添加|我们需要|我预测|我希望|我的直觉|我的第一个|我一直|我通常|我想尝试|我想要|我并不|我最初|我更喜欢|我们不知道|我们谈论|我面临|我确实|我不确定|我住在|我們|我認為"),
		list(-0.8, whyGeneral, "如果你|你可以|你必须|你就|你知道|你想要|你需要|你看到|你将|你意识到|你不能|你会看到|你实际上"),
		list(-1.2, "answers", "这是一个好问题|好问题|是的,我|好吧,"),
	),
}

var englishCues = cues{
	host: lists(
		list(2.2, whyAsksYou, "do you think|did you|what do you|how do you|how did you|what did you|what was it like|what made you|would you say|tell us|walk us through|take us back|talk about your|what's your|what is your|have you ever|were you|are you working"),
		list(2.5, whyThanks, "welcome to|thank you for joining|thanks for joining|thanks for coming|thank you so much for|my guest today|joining us|give it up for|thanks for listening"),
		list(1.6, whyListens, "i'm curious|i was curious|you mentioned|you said|you've said|it sounds like|last question|final question|let's talk about|let's start|i want to ask|i wanted to ask"),
	),
	guest: lists(
		list(-1.4, whyTells, "i realized|i thought|i think|i remember|we decided|we started|we built|i was like|my first|i grew up|i learned|we ended up|i went|i spent"),
		list(-0.7, whyGeneral, "if you|you can|you have to|you need to|you know"),
		list(-1.2, "answers", "good question|great question|that's a good"),
	),
}

var japaneseCues = cues{
	questions: []string{"か", "ですか", "ますか", "でしょうか", "ましたか"},
	host: lists(
		list(2.2, whyAsksYou, "いかがですか|どう思われ|教えてください|聞かせてください|お聞かせ|お聞きし|ですか|ますか|でしょうか|ましたか|きっかけは|でしたか"),
		list(2.5, whyThanks, "ようこそ|お越しいただき|ありがとうございました|ゲストは|お招き|よろしくお願い"),
		list(1.2, whyListens, "なるほど|そうなんですね|ということですね|とおっしゃ"),
	),
	guest: lists(list(-1.2, whyTells, "思います|思いました|私は|私の|僕は|僕の|うちの|でしたね|ましたね|んです")),
}

var koreanCues = cues{
	questions: []string{"나요", "까요", "습니까", "가요", "ㄹ까"},
	host: lists(
		list(2.2, whyAsksYou, "어떻게 생각하|말씀해 주|들려주|소개해 주|계기가|하셨나요|이신가요|하시나요|습니까"),
		list(2.5, whyThanks, "모셨습니다|환영합니다|나와 주셔서|함께해 주셔서|감사합니다"),
		list(1.2, whyListens, "그렇군요|말씀하신|궁금"),
	),
	guest: lists(list(-1.2, whyTells, "저는|제가|제 생각|저희는|생각합니다|했습니다|거든요")),
}
