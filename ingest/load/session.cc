#include "ingest/load/session.h"

#include <algorithm>
#include <tuple>

#include "ingest/extraction_codec.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

std::string EvidenceKey(const std::string& text, int64_t day, const std::string& article) {
  std::string key = RecordKey(text);
  // The sign bit flipped, so that the order of bytes is the order of days.
  AppendBigEndian64(static_cast<uint64_t>(day) ^ (uint64_t{1} << 63), &key);
  return key.append(article);
}

Decisions ReadDecisions(Books* books) {
  const Decisions* decisions = books->decisions.Find({});
  return decisions != nullptr ? *decisions : Decisions{};
}

}  // namespace

LoadSession::LoadSession(graph::Transaction* transaction)
    : transaction_(*transaction),
      books_(transaction),
      schema_(*transaction),
      decisions_(ReadDecisions(&books_)),
      identity_(transaction, &books_),
      entities_(transaction, &books_, &schema_),
      facts_(transaction, &books_, &schema_),
      articles_(transaction, &books_, &schema_, &entities_, &facts_) {}

std::vector<LoadResult> LoadSession::PutFile(
    const std::string& file, const std::string& fingerprint,
    const std::vector<std::shared_ptr<const Extraction>>& articles) {
  std::vector<LoadResult> results;
  FileRecord record{fingerprint, {}};
  for (const auto& extraction : articles) {
    results.push_back(PutVersion(file, extraction));
    record.articles.emplace_back(extraction->id, extraction->source);
  }
  if (const FileRecord* before = books_.files.Find(file)) {
    for (const auto& article : before->articles) {
      const bool is_kept = std::find(record.articles.begin(), record.articles.end(), article) !=
                           record.articles.end();
      if (!is_kept) staged_[article.first].puts[article.second] = {file, nullptr};
    }
  }
  const FileRecord* before = books_.files.Find(file);
  if (before == nullptr || *before != record) books_.files.Edit(file) = std::move(record);
  return results;
}

LoadResult LoadSession::PutVersion(const std::string& file,
                                   std::shared_ptr<const Extraction> extraction) {
  const std::string id = extraction->id, source = extraction->source;
  const ArticleRecord* record = books_.articles.Find(id);
  const auto stored = transaction_.GetRecord(kVersionSpace, RecordKey(id, source));
  const auto staged = staged_.find(id);
  const bool is_staged = staged != staged_.end() && staged->second.puts.contains(source);
  if (record != nullptr && !is_staged && stored == EncodeExtraction(*extraction) &&
      transaction_.HasNode(record->node)) {
    return LoadResult::kUnchanged;
  }
  staged_[id].puts[source] = {file, std::move(extraction)};
  return record == nullptr ? LoadResult::kNew : LoadResult::kChanged;
}

bool LoadSession::DropFile(const std::string& file) {
  const FileRecord* record = books_.files.Find(file);
  if (record == nullptr) return false;
  for (const auto& [article, source] : record->articles) {
    staged_[article].puts[source] = {file, nullptr};
  }
  books_.files.Erase(file);
  return true;
}

bool LoadSession::DropArticle(const std::string& article) {
  const ArticleRecord* record = books_.articles.Find(article);
  if (record == nullptr) return false;
  for (const Version& version : record->versions) {
    staged_[article].puts[version.source] = {version.file, nullptr};
    // Should the file be ingested again, it must not pass for unchanged.
    FileRecord& file = books_.files.Edit(version.file);
    file.fingerprint.clear();
    std::erase(file.articles, std::pair(article, version.source));
    if (file.articles.empty()) books_.files.Erase(version.file);
  }
  return true;
}

void LoadSession::Decide(Decisions decisions, const std::vector<Key>& keys,
                         const std::vector<std::string>& articles) {
  decisions_ = std::move(decisions);
  books_.decisions.Edit({}) = decisions_;
  is_decided_ = true;
  for (const Key& key : keys) identity_.Touch(key);
  for (const std::string& article : articles) staged_[article];
}

void LoadSession::Redo(const std::string& article) { staged_[article].is_redone = true; }

bool LoadSession::Finish() {
  for (const auto& [article, staged] : staged_) Stage(article, staged);
  if (changes_.empty() && !is_decided_) return books_.Flush(&transaction_);
  if (!transaction_.GetRecord(kRulesSpace, {})) {
    transaction_.PutRecord(kRulesSpace, {}, IdentityFingerprint());
  }
  CountParts();
  Rehome(identity_.SettleFull(decisions_));
  MoveBearings();
  Rehome(identity_.SettleShort(decisions_));
  RecordHomes();
  for (const auto& [article, change] : changes_) articles_.Write(article, change);
  facts_.Write(identity_.renamed());
  entities_.Write(decisions_);
  for (const auto& [article, change] : changes_) {
    if (!change.after) books_.articles.Erase(article);
  }
  return books_.Flush(&transaction_);
}

// --- Versions ---

void LoadSession::Stage(const std::string& article, const Staged& staged) {
  ArticleChange change;
  if (books_.articles.Find(article) != nullptr) change.before = ReadState(article);
  ArticleRecord& record = books_.articles.Edit(article);
  UpdateVersions(article, staged, &record);
  const auto extraction = Show(article, staged, change.before, &record);
  if (extraction != nullptr) {
    change.has_new_text = !change.before || extraction != change.before->extraction;
    change.after = ArticleState{extraction, DivideIntoParts(*extraction, decisions_), {}};
    record.day = change.after->day();
    record.rules = IdentityFingerprint();
  }
  change.is_redone = staged.is_redone;
  changes_.emplace(article, std::move(change));
}

void LoadSession::UpdateVersions(const std::string& article, const Staged& staged,
                                 ArticleRecord* record) {
  for (const auto& [source, put] : staged.puts) {
    const std::string place = RecordKey(article, source);
    const auto is_source = [&](const Version& version) { return version.source == source; };
    std::erase_if(record->versions, is_source);
    if (put.extraction != nullptr) {
      record->versions.push_back({source, put.file, put.extraction->text.size()});
      transaction_.PutRecord(kVersionSpace, place, EncodeExtraction(*put.extraction));
    } else {
      transaction_.DeleteRecord(kVersionSpace, place);
      transaction_.DeleteRecord(kShadowSpace, place);
    }
  }
  std::sort(record->versions.begin(), record->versions.end(),
            [](const Version& a, const Version& b) { return a.source < b.source; });
}

// Chooses the version to show and puts the texts of the others aside. Null if none is left.
std::shared_ptr<const Extraction> LoadSession::Show(const std::string& article,
                                                    const Staged& staged,
                                                    const std::optional<ArticleState>& before,
                                                    ArticleRecord* record) {
  const std::string shown_before = record->shown;
  const auto best = std::max_element(
      record->versions.begin(), record->versions.end(), [](const Version& a, const Version& b) {
        return std::tie(a.text_size, b.source) < std::tie(b.text_size, a.source);
      });
  record->shown = best == record->versions.end() ? std::string() : best->source;
  for (const Version& version : record->versions) {
    const std::string place = RecordKey(article, version.source);
    const auto put = staged.puts.find(version.source);
    if (version.source == record->shown) continue;
    if (put != staged.puts.end()) {
      transaction_.PutRecord(kShadowSpace, place, put->second.extraction->text);
    } else if (version.source == shown_before && before) {
      const graph::Value text = transaction_.NodeProperty(record->node, schema_.text);
      if (!text.is_null()) transaction_.PutRecord(kShadowSpace, place, text.string());
    }
  }
  if (record->versions.empty()) return nullptr;
  if (const auto put = staged.puts.find(record->shown); put != staged.puts.end()) {
    transaction_.DeleteRecord(kShadowSpace, RecordKey(article, record->shown));
    return put->second.extraction;
  }
  if (record->shown == shown_before && before) return before->extraction;
  auto extraction = std::make_shared<Extraction>(*ReadVersion(article, record->shown));
  const std::string place = RecordKey(article, record->shown);
  extraction->text = transaction_.GetRecord(kShadowSpace, place).value_or(std::string());
  transaction_.DeleteRecord(kShadowSpace, place);
  return extraction;
}

std::shared_ptr<const Extraction> LoadSession::ReadVersion(const std::string& article,
                                                           const std::string& source) {
  const auto bytes = transaction_.GetRecord(kVersionSpace, RecordKey(article, source));
  if (!bytes) {
    throw Error(ErrorCode::kCorruption, "the extraction of article " + article + " is missing");
  }
  return std::make_shared<Extraction>(DecodeExtraction(*bytes));
}

ArticleState LoadSession::ReadState(const std::string& article) {
  const ArticleRecord& record = *books_.articles.Find(article);
  ArticleState state;
  state.extraction = ReadVersion(article, record.shown);
  state.parts = record.parts;
  state.homes = record.homes;
  if (state.homes.size() != state.parts.size()) {
    throw Error(ErrorCode::kCorruption,
                "the parts of article " + article + " do not match its record");
  }
  return state;
}

// --- Identity ---

void LoadSession::CountParts() {
  for (const auto& [article, change] : changes_) {
    if (!change.before) continue;
    for (const Part& part : change.before->parts) identity_.Remove(article, part);
    WriteEvidence(article, *change.before, false);
  }
  for (const auto& [article, change] : changes_) {
    if (!change.after) continue;
    for (const Part& part : change.after->parts) identity_.Add(article, part);
    WriteEvidence(article, *change.after, true);
  }
}

void LoadSession::WriteEvidence(const std::string& article, const ArticleState& state,
                                bool is_added) {
  std::map<std::string, EvidenceRecord> entries;
  for (size_t i = 0; i < state.parts.size(); ++i) {
    const ExtractedEntity& entity = state.extraction->entities[state.parts[i].entity];
    for (const PartName& part_name : state.parts[i].names) {
      const ExtractedName& name = entity.names[part_name.index];
      entries[name.text].push_back({static_cast<int32_t>(i), name.rule, name.evidence});
    }
  }
  for (const auto& [text, record] : entries) {
    const std::string place = EvidenceKey(text, state.day(), article);
    if (is_added) {
      transaction_.PutRecord(kEvidenceSpace, place, Pack(record));
    } else {
      transaction_.DeleteRecord(kEvidenceSpace, place);
    }
  }
}

// Takes in the articles that have parts of the keys, and gives every part its home.
void LoadSession::Rehome(const std::vector<Key>& moved) {
  for (const Key& key : moved) {
    for (const std::string& article : identity_.ArticlesOf(key)) {
      if (changes_.contains(article)) continue;
      ArticleState state = ReadState(article);
      changes_.emplace(article, ArticleChange{state, state});
    }
  }
  for (auto& [article, change] : changes_) {
    if (!change.after) continue;
    change.after->homes.clear();
    for (const Part& part : change.after->parts) {
      change.after->homes.push_back(identity_.HomeOf(part));
    }
  }
}

void LoadSession::MoveBearings() {
  for (const auto& [article, change] : changes_) {
    for (const auto& [state, step] : {std::pair(&change.before, -1), std::pair(&change.after, 1)}) {
      if (!*state) continue;
      for (size_t i = 0; i < (*state)->parts.size(); ++i) {
        const Home& home = (*state)->homes[i];
        if (home.bears) identity_.Bear((*state)->parts[i], home.node, step);
      }
    }
  }
}

void LoadSession::RecordHomes() {
  for (const auto& [article, change] : changes_) {
    if (!change.after) continue;
    ArticleRecord& record = books_.articles.Edit(article);
    record.parts = change.after->parts;
    record.homes = change.after->homes;
    if (!change.before || change.has_new_text) continue;
    for (size_t i = 0; i < change.before->homes.size() && i < record.homes.size(); ++i) {
      const NodeId from = change.before->homes[i].node, to = record.homes[i].node;
      if (from != to) entities_.SetSuccessor(from, to);
    }
  }
}

}  // namespace wenmai::ingest
