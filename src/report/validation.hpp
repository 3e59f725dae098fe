#pragma once

#include "rules/rule.hpp"
#include "text/error.hpp"

#include <string>
#include <vector>

namespace clauseline {

/// A place at which one version departs from its schema ("XSD") or from a lint rule.
struct Departure {
  std::string rule;
  std::string slug{};  // of a lint
  Severity severity{};
  Problem problem;
};

namespace reports {

/// What `validate` prints: each departure with its place, line and remedy; "" for none.
std::string validation_text(const std::vector<Departure>& departures);

/// The same as JSON: schemas/validation-1.schema.json.
std::string validation_json(const std::vector<Departure>& departures);

}  // namespace reports
}  // namespace clauseline
