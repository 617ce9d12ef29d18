// The rules of the house that a machine can check: which layer may include which, and how files look.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const std::map<std::string, std::set<std::string>> kMayInclude = {
    {"include", {"wenmai"}},
    {"base", {"base", "wenmai"}},
    {"text", {"base", "text", "wenmai"}},
    {"graph", {"base", "text", "graph", "wenmai"}},
    {"query", {"base", "text", "graph", "query", "wenmai"}},
    {"ingest", {"base", "text", "graph", "ingest", "wenmai"}},
    {"api", {"base", "text", "graph", "query", "ingest", "api", "wenmai"}},
    {"shell", {"shell", "wenmai"}},
};

// Libraries that one place alone may see, by how their headers begin.
const std::vector<std::pair<std::string, std::string>> kOnlyIn = {
    {"rocksdb/", "graph/storage/"}, {"unicode/", "text/"}, {"antlr4", "query/parser/"}};

// Below the top layers only these public headers exist: the shared vocabulary.
const std::set<std::string> kVocabulary = {"wenmai/error.h", "wenmai/temporal.h"};

std::vector<fs::path> SourceFiles(const std::string& folder) {
  std::vector<fs::path> files;
  const fs::path root = fs::path(WENMAI_SOURCE_DIR) / folder;
  if (!fs::exists(root)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const std::string extension = entry.path().extension();
    if (extension == ".h" || extension == ".cc") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string Read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<std::string> Includes(const std::string& text) {
  static const std::regex kInclude("#include\\s+[\"<]([^\">]+)[\">]");
  std::vector<std::string> includes;
  for (std::sregex_iterator it(text.begin(), text.end(), kInclude), end; it != end; ++it) {
    includes.push_back((*it)[1]);
  }
  return includes;
}

std::string RelativePath(const fs::path& path) {
  return fs::relative(path, WENMAI_SOURCE_DIR).generic_string();
}

TEST(TidyTest, IncludesGoOneWay) {
  std::set<std::string> folders;
  for (const auto& [folder, allowed] : kMayInclude) folders.insert(folder);
  folders.insert("wenmai");
  size_t checked = 0;
  for (const auto& [folder, allowed] : kMayInclude) {
    for (const fs::path& file : SourceFiles(folder)) {
      for (const std::string& include : Includes(Read(file))) {
        const std::string target = include.substr(0, include.find('/'));
        if (include.find('/') == std::string::npos || !folders.contains(target)) continue;
        ++checked;
        EXPECT_TRUE(allowed.contains(target)) << RelativePath(file) << " includes " << include;
        const bool is_top = folder == "api" || folder == "shell" || folder == "include";
        if (target == "wenmai" && !is_top) {
          EXPECT_TRUE(kVocabulary.contains(include)) << RelativePath(file) << " includes " << include;
        }
      }
    }
  }
  EXPECT_GT(checked, 100u) << "the tree was not found";
}

TEST(TidyTest, LibrariesStayInTheirPlace) {
  for (const auto& [folder, allowed] : kMayInclude) {
    for (const fs::path& file : SourceFiles(folder)) {
      for (const std::string& include : Includes(Read(file))) {
        for (const auto& [prefix, place] : kOnlyIn) {
          if (!include.starts_with(prefix)) continue;
          EXPECT_TRUE(RelativePath(file).starts_with(place))
              << RelativePath(file) << " includes " << include << ", which is for " << place;
        }
      }
    }
  }
}

TEST(TidyTest, HeadersAreGuardedByPragmaOnce) {
  for (const auto& [folder, allowed] : kMayInclude) {
    for (const fs::path& file : SourceFiles(folder)) {
      if (file.extension() != ".h") continue;
      EXPECT_NE(Read(file).find("#pragma once"), std::string::npos) << RelativePath(file);
    }
  }
}

TEST(TidyTest, NothingIsLeftForLater) {
  static const std::regex kMark("\\b(TODO|FIXME|XXX|HACK)\\b");
  for (const auto& [folder, allowed] : kMayInclude) {
    for (const fs::path& file : SourceFiles(folder)) {
      EXPECT_FALSE(std::regex_search(Read(file), kMark)) << RelativePath(file);
    }
  }
}

// Library code neither prints nor ends the process.
TEST(TidyTest, LibraryCodeIsSilent) {
  static const std::regex kNoise("std::c(out|err)\\b|\\b(abort|exit|_exit)\\s*\\(");
  for (const auto& [folder, allowed] : kMayInclude) {
    if (folder == "shell") continue;
    for (const fs::path& file : SourceFiles(folder)) {
      if (RelativePath(file).find("/train/") != std::string::npos) continue;  // a program of its own
      std::string text = Read(file);
      text = std::regex_replace(text, std::regex("//[^\n]*"), "");
      EXPECT_FALSE(std::regex_search(text, kNoise)) << RelativePath(file);
    }
  }
}

}  // namespace
