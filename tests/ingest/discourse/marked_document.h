// Documents for tests, written as text with marks:
//
//   {谷歌|company}发布了{Bard|product}。      entities; one name is one entity
//   {奥特曼=Sam Altman|person}               another surface of the entity Sam Altman
//   # heading   > quote   - list item        kinds of blocks, a line each; others are paragraphs
//   @{黄仁勋|person}@我认为……                  a turn and its speaker; @主持人@ has no entity
//   a | b | c                                a row of a table
//
// Sentences end as articles' do, quotations stand between “ and ”.
#pragma once

#include <string_view>

#include "ingest/document.h"

namespace wenmai::ingest {

Document MarkedDocument(std::string_view marked);

}  // namespace wenmai::ingest
