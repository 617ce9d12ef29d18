#include "shell/ingest/gone_articles.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace wenmai::shell {
namespace {

namespace fs = std::filesystem;

// `feed.jsonl#3` is an article of `feed.jsonl`, unless a file bears that name.
bool IsGone(const std::string& source) {
  std::error_code error;
  if (fs::exists(source, error) || error) return false;
  const size_t hash = source.rfind('#');
  return hash == std::string::npos || !fs::exists(source.substr(0, hash), error);
}

}  // namespace

std::vector<std::string> FindGoneArticles(Session& session, const std::vector<std::string>& paths) {
  std::vector<std::string> gone;
  for (std::string folder : paths) {
    std::error_code none;
    if (!fs::is_directory(folder, none)) continue;
    if (!folder.ends_with('/')) folder += '/';
    Result sources = session.Run("MATCH (a:Article) WHERE a.source STARTS WITH $folder RETURN a.source", {{"folder", folder}});
    while (sources.Next()) {
      std::string source = sources.Get(0).as<std::string>();
      if (IsGone(source)) gone.push_back(std::move(source));
    }
  }
  std::sort(gone.begin(), gone.end());
  gone.erase(std::unique(gone.begin(), gone.end()), gone.end());
  return gone;
}

}  // namespace wenmai::shell
