// Parts of a sentence that leave their subject out, each as a clause that begins with it, so that
// the relation patterns can be laid over them:
//
//   [张忠谋]生于宁波，后来任教于[斯坦福]   →   [张忠谋] 任教于 [斯坦福]
//   [王芳]，[清华]教授，[谷歌]顾问         →   [王芳] ， [谷歌] 顾问
#pragma once

#include <vector>

#include "ingest/relation/topic.h"

namespace wenmai::ingest {

class ElidedSubject {
 public:
  ElidedSubject(const CueTable& cues, const ArgumentReader& arguments);

  // What the part of `clause` that begins at item `begin` goes on to speak of: what an earlier part
  // opens with, else the topics. None where `begin` opens the clause and there is no topic.
  std::vector<int32_t> SubjectsOf(const Reading& reading, const Clause& clause, int32_t begin,
                                  const Topic& topic) const;

  std::vector<Clause> Restore(const Reading& reading, const Clause& clause,
                              const Topic& topic) const;

 private:
  bool IsPost(const Reading& reading, const Clause& clause, ItemRange part) const;
  bool Serves(const Clause& clause, ItemRange items) const;
  void RestorePosts(const Reading& reading, const Clause& clause, ItemRange part,
                    const Topic& topic, std::vector<Clause>* restored) const;
  int32_t HolderOf(const Reading& reading, const Clause& clause, ItemRange post,
                   const Topic& topic) const;

  const ArgumentReader& arguments_;
  int title_, founder_, list_, serve_, is_;
  CueGroups comma_;
  CueGroups post_words_;  // that may stand between a body and what somebody is there
  CueGroups verbs_;   // with which such a part begins
  CueGroups titles_;  // of them, those that need a body before them
  CueGroups places_;  // of them, those of places where a person works
};

}  // namespace wenmai::ingest
