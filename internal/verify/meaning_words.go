package verify

// wordTables are the words that may not be lost, by what they do. _ stands for a space within one. All are written in simplified
// characters where Chinese has both, since the comparison is. The lists are ours: words that leave a sentence as likely as it was,
// or that take back what it says, as grammars of the five languages give them; whatever is not listed is still told as changed words.
var wordTables = []struct {
	role  role
	words string
}{
	// Chinese: negation, and words that hold one of its characters and deny nothing.
	{negation, `不 没 没有 无 未 非 别 莫 勿 否 从不 从未 并非 绝不 毫无 不是 不会 不能 不要 不可能 无法 不用 不必 不想`},
	{masked, `不过 不断 不仅 不但 不光 不同 不久 不得不 不如 不错 不管 不论 不少 不然 不止 不只 不禁 不妨 要不 差不多 了不起 对不起 不好意思 好不容易 受不了
		无论 无数 无疑 无非 无人机 非常 非洲 除非 无限 未来 未必 未婚 别人 别的 特别 分别 级别 性别 区别 类别 个别 告别 识别 鉴别 否则 是否 能否 莫斯科 莫名 沉没 淹没 没收 没落 没准
		是不是 有没有 能不能 会不会 要不要 好不好 对不对 可不可以`},
	{hedge, `可能 也许 或许 大概 大约 似乎 好像 据说 听说 恐怕 说不定 没准 未必 估计 应该是 大致 差不多 看起来 看来 有可能 很可能 据称 传闻 不一定 多半 有点 某种程度上`},
	{masked, `可能性 不可能的`},
	{opinion, `我不认为 我不觉得 我不相信 我并不认为 我并不觉得 我从不认为 我从来不认为 我不太认为 我不敢说 我认为 我觉得 我相信 我想我 我想我们 我想你 我想他 我想她 我想它 我想这 我想那 我想也许 我想可能 我想人们 我想大家 我猜 我猜想 我估计 我感觉 我怀疑 我希望 在我看来 据我所知 我听说 如果我没记错 我们认为 我们相信 我们觉得 我个人认为 我个人觉得 依我看 我记得 我不确定 我不知道`},
	{afterthought, `我不知道 我不确定 我猜 我想 我认为 我觉得 也许吧 可能吧 大概吧 应该吧 或许吧 也许 可能 大概 我记不清了 我记得 据说 吧`},
	{bound, `不到 超过 大约 大概 约 近 将近 接近 至少 最多 最少 不少于 不多于 不超过 以上 以下 以内 左右 上下 多 几乎 不足 至多 多于 少于 高于 低于 仅 只有`},
	{condition, `如果 假如 要是 倘若 若是 假设 除非 有人说 人们说 别人说 有人认为 人们认为`},
	{filler, `嗯 呃 唔 呣 额`},
	{masked, `一些 一样 一起 一直 一定 一般 一切 一下 一点 一旦 一边 一方面 一会儿 一向 一律 一致 统一 唯一 万一 进一步 一种 一个 一位 一件 一家 一条 一次性 同一 一路 一心 一系列 一代 一时
		千万 十分 百姓 三明治 四川 五角 七夕 九州 万物 万岁 百科 百货 八卦 千瓦 三星 二手 三角`},
	// Japanese. Negation stands at the end of its word.
	{negation, `ない ません なかった なくて なければ ず ずに ぬ まい なく なき ないで`},
	{masked, `しかない かもしれない かもしれません に違いない にちがいない なければならない なければなりません なくてはならない ざるを得ない だけでなく のみならず まず 必ず かならず はず わずか 先ず ずっと ずつ 少なくとも 少なくない きずな みずから 自ずと いずれ 思わず 絶えず 相変わらず とんでもない もったいない 危ない 少ない`},
	{hedge, `たぶん 多分 おそらく 恐らく もしかすると もしかしたら ひょっとすると どうやら およそ 約 ほぼ`},
	{opinion, `私は 僕は`},
	{afterthought, `と思う と思います と思った と思いました と思っています と思っている と思うんです かもしれない かもしれません でしょう だろう らしい らしいです ようです ようだ みたいです みたいだ 気がする 気がします と考えます と考えています そうです わかりません 分からない 分かりません`},
	{bound, `未満 以上 以下 以内 ほど くらい ぐらい およそ 約 ほぼ 少なくとも 最大`},
	{condition, `もし もしも 仮に`},
	{filler, `えー えーと えっと ええと あのー うーん んー`},
	// Korean.
	{negation, `안 못 않 없 아니 말고 지_않 지_못 없다 없이 없는 없습니다 않습니다 않는다 않았다 못한다 아닙니다 아니라 아니다`},
	{masked, `안녕 안전 안내 안정 안에 안으로 편안 불안 대안 방안 제안 안심 동안 보안 해안 안경 안쪽 그동안 못지 잘못 연못 아니면 끊임없이 안타깝`},
	{hedge, `아마 아마도 어쩌면 혹시 대략 약 거의`},
	{opinion, `제_생각에는 제_생각에 내_생각에 제가_보기에 제가_알기로 제_생각엔`},
	{afterthought, `것_같습니다 것_같아요 것_같다 것_같은데 거_같아요 고_생각합니다 고_생각해요 고_생각한다 지도_모릅니다 지도_모른다 지도_모르겠습니다 모르겠습니다 모르겠어요 고_봅니다 듯합니다 듯하다`},
	{bound, `이상 이하 미만 약 거의 최소 최대 정도`},
	{condition, `만약 만일 만약에`},
	{filler, `음 어`},
	// English. Contractions lose their apostrophe when they are compared.
	{negation, `not no never none nobody nothing neither nor nowhere without cannot dont doesnt didnt wont cant isnt arent wasnt werent couldnt shouldnt wouldnt hasnt havent hadnt aint mustnt neednt hardly barely scarcely rarely seldom`},
	{masked, `not_only no_doubt no_matter no_longer_only nothing_but none_other nevertheless nonetheless why_not whether_or_not`},
	{hedge, `maybe perhaps probably possibly likely apparently presumably might seemingly reportedly allegedly supposedly approximately roughly almost nearly`},
	{opinion, `i_think i_believe i_guess i_suppose i_feel i_suspect i_hope i_imagine i_would_say id_say i_dont_think i_do_not_think i_dont_believe we_dont_think we_dont_believe i_never_thought i_do_not_believe i_heard ive_heard im_not_sure i_am_not_sure in_my_opinion in_my_view as_far_as_i_know it_seems it_seems_to_me it_looks_like we_think we_believe i_dont_know if_i_remember_correctly`},
	{afterthought, `i_think i_guess i_suppose i_believe i_dont_know im_not_sure i_am_not_sure maybe perhaps probably or_something id_say in_my_opinion as_far_as_i_know if_i_remember_correctly`},
	{bound, `less_than more_than fewer_than about around almost nearly roughly approximately at_least at_most up_to over under only just_under just_over`},
	{condition, `if unless suppose people_say they_say some_say people_think`},
	{filler, `um uh er erm hmm mm uhm ah`},
}
