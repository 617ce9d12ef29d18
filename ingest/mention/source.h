// The sources of candidates. Each looks at the whole article by one idea and adds what it finds;
// none knows of the others. The order in which they run does not matter.
#pragma once

#include <vector>

#include "ingest/mention/article_view.h"
#include "ingest/mention/candidate.h"
#include "ingest/tagger/tagger.h"

namespace wenmai::ingest {

// Names that the lexicon knows. (lexicon_name.cc)
void FindLexiconNames(const ArticleView& view, Candidates* found);

// A model's or product's name with its version: GPT-4o, Llama 3.1 405B, Gemini 2.0 Flash Thinking.
// (version_name.cc)
void FindVersionNames(const ArticleView& view, Candidates* found);

// A Chinese word with a code behind: 玄戒O1, 壁砺166. (coded_name.cc)
void FindCodedNames(const ArticleView& view, Candidates* found);

// Chinese names of companies that nobody knows, by their endings: 曜拓科技. (company_name.cc)
void FindCompanyNames(const ArticleView& view, Candidates* found);

// Runs of capitalised Latin words: Joanne Chen, Foundation Capital, MagicPath. (latin_name.cc)
void FindLatinNames(const ArticleView& view, Candidates* found);

// Transliterated names with a middle dot: 阿莱克斯·德弗里斯. (foreign_name.cc)
void FindForeignNames(const ArticleView& view, Candidates* found);

// Chinese names beside a title or a verb of saying: 创始人赵凯, 刘庆峰表示. (chinese_name.cc)
void FindChineseNames(const ArticleView& view, Candidates* found);

// Chinese names of bodies and places by their endings: 德克萨斯大学, 太白山公园. (body_name.cc)
void FindBodyNames(const ArticleView& view, Candidates* found);

// What stands between book marks: 《失控》. (book_title.cc)
void FindBookTitles(const ArticleView& view, Candidates* found);

// Products that are numbered or christened with 号: 天龙三号, “宇宙号”. (serial_name.cc)
void FindSerialNames(const ArticleView& view, Candidates* found);

// Titles between English quotation marks beside a noun: the memoir "Amp It Up". (quoted_title.cc)
void FindQuotedTitles(const ArticleView& view, Candidates* found);

// Names that the text introduces as names: 名为“太白山之眼”, called Gatekeep. (called_name.cc)
void FindCalledNames(const ArticleView& view, Candidates* found);

// People who say who they are, bodies whose figures are quoted: 大家好，我是路遥, 据灼识咨询统计.
// (introduced_name.cc)
void FindIntroducedNames(const ArticleView& view, Candidates* found);

// Glosses and names in two scripts: Stripe（在线支付平台）, 赵凯（Kai Zhao）. (gloss.cc)
void FindGlosses(const ArticleView& view, Candidates* found);

// Speakers' labels, by-lines, the values of metadata. (label_name.cc)
void FindLabelNames(const ArticleView& view, Candidates* found);

// Names that front matter lists. (listed_name.cc)
void FindListedNames(const ArticleView& view, Candidates* found);

// Names that the trained tagger finds. (tagged_name.cc)
void FindTaggedNames(const ArticleView& view, const std::vector<TaggedName>& tagged,
                     Candidates* found);

}  // namespace wenmai::ingest
