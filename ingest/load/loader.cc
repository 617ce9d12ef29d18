#include "ingest/load/loader.h"

#include <algorithm>

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
  const auto transaction = graph_.BeginWrite();
  LoadSession session(transaction.get());
  std::vector<std::vector<LoadResult>> results;
  for (const LoadFile& file : files) {
    results.push_back(session.PutFile(file.file, file.fingerprint, file.articles));
  }
  if (session.Finish()) transaction->Commit();
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
  const auto transaction = graph_.BeginWrite();
  LoadSession session(transaction.get());
  const std::string name(article);
  const bool is_found = session.DropFile(name) || session.DropArticle(name) ||
                        session.DropArticle(ArticleId(name, {}));
  if (is_found && session.Finish()) transaction->Commit();
  return is_found;
}

void Loader::Merge(std::string_view name, std::string_view other) {
  const auto transaction = graph_.BeginWrite();
  LoadSession session(transaction.get());
  const NameLookup lookup(transaction.get(), &session.books());
  DecideMerge(*transaction, lookup.FindOne(name), lookup.FindOne(other), &session);
  if (session.Finish()) transaction->Commit();
}

void Loader::Split(std::string_view name, const std::vector<std::string>& aliases) {
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

}  // namespace wenmai::ingest
