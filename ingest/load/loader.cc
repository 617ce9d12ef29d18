#include "ingest/load/loader.h"

#include <algorithm>
#include <filesystem>

#include "ingest/load/explain.h"
#include "ingest/load/name_lookup.h"
#include "ingest/load/user_decision.h"
#include "wenmai/error.h"

namespace wenmai::ingest {

LoadResult Loader::Load(const Extraction& extraction) {
  const auto shared = std::make_shared<const Extraction>(extraction);
  return Load(std::vector<LoadFile>{{extraction.source, {}, {shared}}})[0][0];
}

std::vector<std::vector<LoadResult>> Loader::Load(const std::vector<LoadFile>& files) {
  ApplyRules();
  const auto transaction = graph_.BeginWrite();
  LoadSession session(transaction.get());
  std::vector<std::vector<LoadResult>> results;
  for (const LoadFile& file : files) {
    results.push_back(session.PutFile(file.file, file.fingerprint, file.articles));
  }
  if (session.Finish()) transaction->Commit();
  return results;
}

std::vector<std::vector<LoadResult>> Loader::Preview(const std::vector<LoadFile>& files) const {
  const auto transaction = graph_.BeginWrite();
  LoadSession session(transaction.get());
  std::vector<std::vector<LoadResult>> results;
  for (const LoadFile& file : files) {
    results.push_back(session.PutFile(file.file, file.fingerprint, file.articles));
  }
  transaction->Rollback();
  return results;
}

size_t Loader::CountCurrent(const std::string& file, const std::string& fingerprint) const {
  if (fingerprint.empty()) return 0;
  const auto view = graph_.BeginRead();
  const auto bytes = view->GetRecord(kFileSpace, file);
  if (!bytes) return 0;
  const auto record = Unpack<FileRecord>(*bytes, "file record");
  if (record.fingerprint != fingerprint) return 0;
  const auto is_there = [&](const auto& article) {
    const auto stored = view->GetRecord(kArticleSpace, article.first);
    return stored && view->HasNode(Unpack<ArticleRecord>(*stored, "article record").node);
  };
  const bool is_current = std::all_of(record.articles.begin(), record.articles.end(), is_there);
  return is_current ? record.articles.size() : 0;
}

bool Loader::Forget(std::string_view article) {
  ApplyRules();
  const auto transaction = graph_.BeginWrite();
  LoadSession session(transaction.get());
  const std::string name(article);
  const std::string path = std::filesystem::path(name).lexically_normal().string();
  const bool is_found = session.DropFile(name) || session.DropFile(path) ||
                        session.DropArticle(name) || session.DropArticle(ArticleId(name, {}));
  if (is_found && session.Finish()) transaction->Commit();
  return is_found;
}

void Loader::Merge(std::string_view name, std::string_view other) {
  ApplyRules();
  const auto transaction = graph_.BeginWrite();
  LoadSession session(transaction.get());
  const NameLookup lookup(transaction.get(), &session.books());
  DecideMerge(*transaction, lookup.FindOne(name), lookup.FindOne(other), &session);
  if (session.Finish()) transaction->Commit();
}

void Loader::Split(std::string_view name, const std::vector<std::string>& aliases) {
  ApplyRules();
  const auto transaction = graph_.BeginWrite();
  LoadSession session(transaction.get());
  const NameLookup lookup(transaction.get(), &session.books());
  DecideSplit(*transaction, lookup.FindOne(name), aliases, &session);
  if (session.Finish()) transaction->Commit();
}

std::vector<std::string> Loader::Why(std::string_view name, std::string_view other) const {
  const auto view = graph_.BeginRead();
  Books books(view.get());
  const NameLookup lookup(view.get(), &books);
  Explainer explainer(view.get(), &books);
  if (other.empty()) return explainer.Explain(lookup.FindAll(name));
  return explainer.Compare(name, lookup.FindOne(name), other, lookup.FindOne(other));
}

// Several commits, so that memory stays bounded; an article bears the rules it was done by, so a
// crash between two loses nothing.
void Loader::ApplyRules() {
  if (has_rules_) return;
  std::vector<std::string> articles;
  {
    const auto view = graph_.BeginRead();
    const auto rules = view->GetRecord(kRulesSpace, {});
    has_rules_ = !rules || *rules == IdentityFingerprint();
    if (has_rules_) return;
    view->ScanRecords(kArticleSpace, {}, [&](std::string_view id, std::string_view bytes) {
      const bool is_done =
          Unpack<ArticleRecord>(bytes, "article record").rules == IdentityFingerprint();
      if (!is_done) articles.emplace_back(id);
      return true;
    });
  }
  constexpr size_t kArticlesACommit = 64;
  for (size_t begin = 0; begin < articles.size(); begin += kArticlesACommit) {
    const auto transaction = graph_.BeginWrite();
    LoadSession session(transaction.get());
    const size_t end = std::min(articles.size(), begin + kArticlesACommit);
    for (size_t i = begin; i < end; ++i) session.Redo(articles[i]);
    if (session.Finish()) transaction->Commit();
  }
  const auto transaction = graph_.BeginWrite();
  transaction->PutRecord(kRulesSpace, {}, IdentityFingerprint());
  transaction->Commit();
  has_rules_ = true;
}

}  // namespace wenmai::ingest
