// One transaction of the loader: what shall change is said first, Finish works it out and writes
// it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/graph.h"
#include "ingest/extraction.h"
#include "ingest/load/article_writer.h"
#include "ingest/load/books.h"
#include "ingest/load/identity_index.h"
#include "ingest/load/schema.h"

namespace wenmai::ingest {

enum class LoadResult { kNew, kChanged, kUnchanged };

// Several sources may hold the same article (one address, two files). Each is kept as a version;
// the graph shows the longest text, of equals the one whose source sorts first, whatever came last.
class LoadSession {
 public:
  explicit LoadSession(graph::Transaction* transaction);

  // Takes what was read from a file; what it held before and holds no more is dropped. The results
  // are those of `articles`, in order.
  std::vector<LoadResult> PutFile(const std::string& file, const std::string& fingerprint,
                                  const std::vector<std::shared_ptr<const Extraction>>& articles);

  // Each returns false if there is nothing of that name.
  bool DropFile(const std::string& file);
  bool DropArticle(const std::string& article);

  // The decisions that hold from now on, the keys they concern, and the articles whose entities
  // they may divide otherwise.
  void Decide(Decisions decisions, const std::vector<Key>& keys,
              const std::vector<std::string>& articles);

  // The rules of identity have changed: makes the article's parts anew.
  void Redo(const std::string& article);

  Books& books() { return books_; }
  const Decisions& decisions() const { return decisions_; }

  // Writes everything into the transaction, which is the caller's to commit. False if there was
  // nothing to write. Ends the session.
  bool Finish();

 private:
  struct Put {
    std::string file;
    std::shared_ptr<const Extraction> extraction;  // null: to be dropped
  };
  struct Staged {
    std::map<std::string, Put> puts;  // by source
    bool is_redone = false;
  };

  LoadResult PutVersion(const std::string& file, std::shared_ptr<const Extraction> extraction);

  ArticleState ReadState(const std::string& article);
  std::shared_ptr<const Extraction> ReadVersion(const std::string& article,
                                                const std::string& source);
  void Stage(const std::string& article, const Staged& staged);
  void UpdateVersions(const std::string& article, const Staged& staged, ArticleRecord* record);
  std::shared_ptr<const Extraction> Show(const std::string& article, const Staged& staged,
                                         const std::optional<ArticleState>& before,
                                         ArticleRecord* record);
  void CountParts();
  void WriteEvidence(const std::string& article, const ArticleState& state, bool is_added);
  void Rehome(const std::vector<Key>& moved);
  void MoveBearings();
  void RecordHomes();

  graph::Transaction& transaction_;
  Books books_;
  Schema schema_;
  Decisions decisions_;
  bool is_decided_ = false;
  IdentityIndex identity_;
  EntityWriter entities_;
  FactWriter facts_;
  ArticleWriter articles_;
  std::map<std::string, Staged> staged_;
  std::map<std::string, ArticleChange> changes_;
};

}  // namespace wenmai::ingest
