// A Document is one article on its way through the pipeline. It starts as decoded text and each stage
// adds its layer; no stage changes what an earlier one added.
//
// All spans are half-open ranges of code points over `clean`, the article's own text without marks and
// furniture. `ToOriginal` maps them to code points of the text as read, which is what the graph stores.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/value.h"

namespace wenmai::ingest {

struct Span {
  int32_t begin = 0;
  int32_t end = 0;
  int32_t size() const { return end - begin; }
  bool Contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool Overlaps(Span other) const { return begin < other.end && other.begin < end; }
  bool operator==(const Span&) const = default;
  auto operator<=>(const Span&) const = default;
};

constexpr int32_t kNone = -1;  // an index that points nowhere

enum class EntityType : uint8_t {
  kPerson, kCompany, kOrganization, kModel, kProduct, kWork, kPlace
};
constexpr int kEntityTypeCount = 7;
std::string_view EntityTypeName(EntityType type);  // `Person`
std::optional<EntityType> ParseEntityType(std::string_view name);

// --- What reading adds ---

// Only what the file states; empty where it does not.
struct Metadata {
  std::string title, author, publisher, url;
  std::optional<graph::Date> published;
  std::string language;  // `zh`, `en`
};

enum class BlockKind : uint8_t {
  kTitle,      // the article's title as it stands in the body
  kMetadata,   // values of metadata lines and of front matter that the article's graph counts (author, place)
  kHeading,
  kParagraph,
  kQuote,
  kListItem,
  kTableCell,
  kCaption,
  kCode,
  kOriginal,   // the same passage in its original language (a <details> block); no claims of its own
  kTranscript  // unpunctuated speech: sentences are clause groups
};

struct Block {
  BlockKind kind = BlockKind::kParagraph;
  Span span;
  int32_t level = 0;  // of a heading: 1 to 6
  // Of a name that front matter lists (`people: [Sam Altman]`): what it may be, a bit for each type.
  uint8_t listed_types = 0;
};
constexpr uint8_t TypeBit(EntityType type) { return static_cast<uint8_t>(1u << static_cast<int>(type)); }

enum class MarkKind : uint8_t { kStrong, kEmphasis, kLink };
struct Mark {
  MarkKind kind;
  Span span;
};

// --- What segmenting adds ---

struct Turn {
  Span span;              // the words spoken, without the label
  Span label;             // the speaker's label as written, empty span if it is carried over
  std::u32string speaker; // the label's name or role: `主持人安德鲁·罗斯`
  bool is_question = false;  // the interviewer's turn
  int32_t speaker_entity = kNone;  // resolution adds it: index into entities, kNone for a mere role
};

struct Sentence {
  Span span;
  int32_t block = kNone;
  int32_t turn = kNone;
  bool is_question = false;
};

// Words between quotation marks (not book marks 《》), the marks excluded.
struct Quotation {
  Span span;
  bool is_reversed = false;  // ”…“
};

// --- What mention detection adds ---

enum class MentionSource : uint8_t { kLexicon, kTagger, kPattern, kGloss, kSpeakerLabel, kMetadata, kPropagated };

struct Mention {
  Span span;
  EntityType type = EntityType::kPerson;
  float score = 0;
  MentionSource source = MentionSource::kLexicon;
  int32_t lexicon_entry = kNone;  // index into the Lexicon
  int32_t entity = kNone;         // resolution adds it
};

// Two surfaces that the text itself says name the same thing: `阿莱克斯·德弗里斯（Alex de Vries）`.
struct NameLink {
  int32_t first = kNone, second = kNone;  // mentions
  std::string rule;                       // `gloss`, `bilingual name`, …
};

// A description that the text gives of a mention: `**Veo**（Google推出的视频生成模型）`.
struct Description {
  int32_t mention = kNone;
  Span span;
};

// --- What resolution within the article adds ---

struct EntityName {
  std::u32string text;  // the surface, white space normalised
  std::string rule;     // why it is taken for this entity: `lexicon`, `gloss`, `surname`, `full name` …
  int32_t count = 0;    // occurrences in this article
  Span evidence;        // the earliest
};

struct Entity {
  EntityType type = EntityType::kPerson;
  std::u32string name;                // the best surface of this article
  std::string lexicon_id;             // stable id of its lexicon entry, empty if none
  std::vector<std::u32string> lexicon_names;  // its names there, the canonical first
  std::vector<EntityName> names;
  std::vector<int32_t> mentions;      // in text order
  std::u32string description;
  float type_votes[kEntityTypeCount] = {};
};

// --- What relations and claims add ---

enum class FactType : uint8_t {
  kWorksAt, kFounded, kDevelops, kPartOf, kAcquired, kInvestedIn, kPartnersWith, kCompetesWith,
  kUses, kAuthored, kLocatedIn
};
constexpr int kFactTypeCount = 11;
std::string_view FactTypeName(FactType type);  // `WORKS_AT`

struct Fact {
  FactType type = FactType::kWorksAt;
  int32_t subject = kNone, object = kNone;  // entities
  std::u32string role;
  std::string status;   // `current`, `former`, `planned`; empty where not stated
  Span evidence;        // the words that state it
  std::u32string cue;   // the verb or cue as written
};

enum class ClaimKind : uint8_t { kFact, kFigure, kPrediction, kOpinion, kPlan };
enum class ClaimMode : uint8_t { kDirect, kIndirect, kAuthor };
std::string_view ClaimKindName(ClaimKind kind);
std::string_view ClaimModeName(ClaimMode mode);

struct ClaimTopic {
  int32_t entity = kNone;
  Span surface;
};

struct Claim {
  Span span;
  ClaimKind kind = ClaimKind::kFact;
  ClaimMode mode = ClaimMode::kAuthor;
  std::u32string speaker;          // as the text gives it; `author` for the article's own voice
  int32_t speaker_entity = kNone;
  std::u32string verb;             // the reporting verb as written
  bool is_negated = false;
  std::optional<graph::Date> said_on;
  std::vector<ClaimTopic> about;
};

struct Document {
  // Set by the reader.
  std::string source;    // path or URL it was read from
  std::string text;      // the file as read, decoded to UTF-8, otherwise verbatim
  Metadata metadata;
  std::u32string clean;
  std::vector<int32_t> origin;  // clean code point → code point of `text`; one more entry than clean
  std::vector<Block> blocks;
  std::vector<Mark> marks;

  // Set by later stages.
  std::vector<Turn> turns;
  std::vector<Sentence> sentences;
  std::vector<Quotation> quotations;
  std::vector<Mention> mentions;  // sorted, not overlapping
  std::vector<NameLink> name_links;
  std::vector<Description> descriptions;
  std::vector<Entity> entities;
  std::vector<Fact> facts;
  std::vector<Claim> claims;

  std::u32string_view View(Span span) const {
    return std::u32string_view(clean).substr(span.begin, span.size());
  }
  // The same words in code points of `text`. REQUIRES: span is not empty.
  Span ToOriginal(Span span) const { return {origin[span.begin], origin[span.end - 1] + 1}; }
};

}  // namespace wenmai::ingest
