// An Extraction as one line of JSON: what `wenmai extract` prints.
//
//   {"id":…,"source":…,"title":…,"author":…,"publisher":…,"published":"2026-01-31","url":…,
//    "language":…,"hash":…,
//    "entities":[{"type":…,"name":…,"lexicon":…,"description":…,"surfaces":[…],"spans":[start,end,…],
//                 "names":[{"text":…,"rule":…,"count":…,"start":…,"end":…}]}],
//    "facts":[{"type":…,"subject":name,"object":name,"role":…,"status":…,"verb":…,"start":…,"end":…}],
//    "claims":[{"text":…,"kind":…,"mode":…,"polarity":…,"speaker":…,"made_by":name,"verb":…,
//               "said_on":…,"start":…,"end":…,"about":[{"name":…,"surface":…,"start":…,"end":…}]}]}
//
// What is not known is left out. Spans count code points of the file as decoded.
#pragma once

#include <string>

#include "ingest/extraction.h"

namespace wenmai::ingest {

std::string ExtractionToJson(const Extraction& extraction);

}  // namespace wenmai::ingest
