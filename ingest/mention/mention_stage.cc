#include "ingest/mention/mention_stage.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "ingest/lexicon/skeleton.h"
#include "ingest/mention/article_view.h"
#include "ingest/mention/first_reading.h"
#include "ingest/mention/gloss.h"
#include "ingest/mention/name_data.h"
#include "ingest/mention/propagation.h"
#include "ingest/mention/selection.h"
#include "ingest/mention/sense.h"
#include "ingest/mention/source.h"
#include "ingest/mention/support.h"
#include "ingest/mention/type_cue.h"

namespace wenmai::ingest {
namespace {

class MentionStage : public Stage {
 public:
  MentionStage(const Lexicon& lexicon, const Tagger* tagger, std::vector<CustomNameFinder> finders)
      : lexicon_(lexicon), tagger_(tagger), finders_(std::move(finders)) {}

  std::string_view name() const override { return "mention"; }
  uint32_t needs() const override { return kLayerText | kLayerSegments; }
  uint32_t adds() const override { return kLayerMentions; }

  void Run(Document& document) const override {
    const ArticleView view(document, lexicon_, data_);
    Candidates found = FindNames(view);
    std::vector<TaggedName> tagged;
    if (tagger_ != nullptr) {
      tagged = tagger_->Tag(view, ReadFirst(view, cues_, found.candidates));
      DropUntagged(view, tagged, &found.candidates);
      FindTaggedNames(view, tagged, &found);
    }
    FindCustomNames(document, &found);
    const std::vector<Candidate> first = ChooseNames(view, cues_, tagged, &found.candidates);
    Propagate(view, first, &found);
    std::vector<Candidate> chosen = Select(view, found.candidates);
    DecideSenses(view, cues_, tagged, found.candidates, &chosen);
    Write(view, chosen, found.short_names, &document);
  }

 private:
  // What the embedding program tells is as sure as a name can be.
  void FindCustomNames(const Document& document, Candidates* found) const {
    for (const CustomNameFinder& finder : finders_) {
      for (const CustomName& name : finder.find(document.clean)) {
        found->Add({.span = name.span, .type = name.type, .score = 1});
      }
    }
  }

  static void Write(const ArticleView& view, const std::vector<Candidate>& chosen,
                    const std::vector<Candidates::ShortName>& short_names, Document* document) {
    for (const Candidate& candidate : chosen) {
      document->mentions.push_back({.span = candidate.span,
                                    .type = candidate.type,
                                    .score = candidate.score,
                                    .source = candidate.source,
                                    .lexicon_entry = candidate.lexicon_entry});
    }
    for (const Gloss& gloss : ReadGlosses(view)) AddGloss(view, gloss, document);
    LinkShortNames(short_names, document);
  }

  // Links the first mention of each short name to the name it is short for.
  static void LinkShortNames(const std::vector<Candidates::ShortName>& short_names,
                             Document* document) {
    std::map<std::u32string, int32_t> first_mention;
    for (size_t m = 0; m < document->mentions.size(); ++m) {
      first_mention.try_emplace(SkeletonOf(document->View(document->mentions[m].span)),
                                static_cast<int32_t>(m));
    }
    for (const Candidates::ShortName& name : short_names) {
      const auto short_mention = first_mention.find(name.skeleton);
      const int32_t full = MentionAt(*document, name.full.begin, false);
      if (short_mention == first_mention.end() || full == kNone) continue;
      document->name_links.push_back({full, short_mention->second, name.rule});
    }
  }

  static void AddGloss(const ArticleView& view, const Gloss& gloss, Document* document) {
    const int32_t name = MentionAt(*document, gloss.name_end, true);
    if (name == kNone) return;
    const int32_t other = MentionAt(*document, gloss.other_name.begin, false);
    const bool is_link = other != kNone && gloss.other_name.size() > 0 &&
                         document->mentions[other].span == gloss.other_name;
    if (is_link) document->name_links.push_back({name, other, "gloss"});
    if (TypeOfDescription(view, gloss.description)) {
      document->descriptions.push_back({name, gloss.description});
    }
  }

  // The mention that ends or begins at `position`, or kNone.
  static int32_t MentionAt(const Document& document, int32_t position, bool by_end) {
    const auto at = std::lower_bound(
        document.mentions.begin(), document.mentions.end(), position,
        [&](const Mention& m, int32_t p) { return (by_end ? m.span.end : m.span.begin) < p; });
    if (at == document.mentions.end()) return kNone;
    const bool is_there = (by_end ? at->span.end : at->span.begin) == position;
    return is_there ? static_cast<int32_t>(at - document.mentions.begin()) : kNone;
  }

  const Lexicon& lexicon_;
  const Tagger* const tagger_;
  const std::vector<CustomNameFinder> finders_;
  const NameData data_;
  const TypeCues cues_;
};

}  // namespace

std::unique_ptr<Stage> MakeMentionStage(const Lexicon& lexicon, const Tagger* tagger,
                                        std::vector<CustomNameFinder> finders) {
  return std::make_unique<MentionStage>(lexicon, tagger, std::move(finders));
}

}  // namespace wenmai::ingest
