#include "ingest/pipeline.h"

#include <fstream>
#include <iterator>

#include "ingest/claim/claim_stage.h"
#include "ingest/digest.h"
#include "ingest/ingest_data.h"
#include "ingest/lexicon/lexicon.h"
#include "ingest/mention/mention_stage.h"
#include "ingest/read/reader.h"
#include "ingest/relation/relation_stage.h"
#include "ingest/resolve/resolve_stage.h"
#include "ingest/segment/segment_stage.h"
#include "ingest/tagger/tagger.h"
#include "text/icu_version.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

constexpr std::string_view kTaggerFile = "data/tagger_model.bin";

std::string Fingerprint(const PipelineOptions& options) {
  std::string text(IngestStagesDigest());
  text.append("\nICU ").append(text::IcuVersion());
  text += '\n' + std::to_string(static_cast<int>(options.format));
  for (const std::string& path : options.lexicon_files) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    text += '\n' + Sha256Hex(bytes);
  }
  for (const CustomNameFinder& finder : options.name_finders) text += "\nfinder " + finder.name;
  return Sha256Hex(text);
}

}  // namespace

struct Pipeline::State {
  explicit State(const PipelineOptions& wanted)
      : options(wanted),
        lexicon(wanted.lexicon_files),
        tagger(kTaggerFile, IngestData(kTaggerFile)),
        fingerprint(Fingerprint(wanted)) {
    stages.push_back(MakeSegmentStage());
    stages.push_back(MakeMentionStage(lexicon, &tagger, wanted.name_finders));
    stages.push_back(MakeResolveStage(lexicon));
    stages.push_back(MakeRelationStage());
    stages.push_back(MakeClaimStage());
    CheckStageOrder(stages);
  }

  PipelineOptions options;
  Lexicon lexicon;
  Tagger tagger;
  std::string fingerprint;
  std::vector<std::unique_ptr<Stage>> stages;
};

Pipeline::Pipeline(const PipelineOptions& options) : state_(std::make_unique<State>(options)) {}

Pipeline::~Pipeline() = default;

std::vector<Extraction> Pipeline::Extract(const std::string& source, std::string_view bytes) const {
  const ReadOptions options{state_->options.format, state_->options.article_bytes_max};
  std::vector<Extraction> extractions;
  for (Document& document : ReadArticles(source, bytes, options)) {
    for (const auto& stage : state_->stages) stage->Run(document);
    extractions.push_back(FromDocument(document));
  }
  return extractions;
}

const std::string& Pipeline::fingerprint() const { return state_->fingerprint; }

const PipelineOptions& Pipeline::options() const { return state_->options; }

void CheckStageOrder(const std::vector<std::unique_ptr<Stage>>& stages) {
  uint32_t layers = kLayerText;
  for (const auto& stage : stages) {
    if ((stage->needs() & ~layers) != 0) {
      throw Error(ErrorCode::kInternal, "stage '" + std::string(stage->name()) +
                                            "' runs before the stages whose layers it needs");
    }
    layers |= stage->adds();
  }
}

}  // namespace wenmai::ingest
