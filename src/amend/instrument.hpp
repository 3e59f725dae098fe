#pragma once

#include "model/quantity.hpp"
#include "text/error.hpp"
#include "xml/element.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::amend {

enum class Operation : std::uint8_t {
  replace,
  insert_before,
  insert_after,
  insert_into,
  remove,
  renumber,
  move_after,
  replace_words,
};

/// One instruction of an amending instrument. What it does not say is empty.
struct Instruction {
  Operation operation{};
  std::string id{};
  std::string target{};
  std::string anchor{};  // of insert-into and move-after: the sibling after which
  std::string number{};
  std::string words{};
  std::optional<std::string> with{};
  std::size_t occurrence = 0;  // from one; 0 where it does not say
  bool every_occurrence = false;
  std::optional<Date> effective{};  // nothing: with the instrument
  xml::Node node;                   // the element
  xml::Node fresh;                  // its `new`, or no node
};

/// A document of the native vocabulary that follows the schema. Must stay where it is.
struct NativeDocument {
  /// Throws Error for what is not well-formed, departs from the schema, or has another root;
  /// `what` says in the message what was expected.
  NativeDocument(const Source& bytes, std::string_view root, std::string_view what);

  const Source& source;
  xml::Document document;
};

/// Reads the instructions in the order written. Throws Error with every instruction that lacks
/// what its operation needs, or says what its operation does not take.
std::vector<Instruction> read_instructions(const NativeDocument& instrument);

}  // namespace clauseline::amend
