# SPDX-License-Identifier: Apache-2.0
# sightline_embed(NAME FOLDER): compiles the text files of FOLDER into the library NAME as raw string
# literals; the generated header embedded_files.hpp lists their names and contents. No file may hold
# the end of such a literal.
function(sightline_embed name folder)
  file(GLOB_RECURSE files RELATIVE ${folder} CONFIGURE_DEPENDS ${folder}/*)
  set(list "")
  foreach(file IN LISTS files)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${folder}/${file})
    file(READ ${folder}/${file} text)
    string(FIND "${text}" ")embedded\"" end)
    if(NOT end EQUAL -1)
      message(FATAL_ERROR "${folder}/${file} holds the end of a raw string literal")
    endif()
    string(APPEND list "    {\"/${file}\", R\"embedded(${text})embedded\"},\n")
  endforeach()
  string(CONCAT header "// Generated from ${folder}.\n#pragma once\n\n#include <string_view>\n\n"
         "struct EmbeddedFile {\n  std::string_view path, content;\n};\n\n"
         "inline constexpr EmbeddedFile embedded_files[] = {\n" "${list}" "    {}};\n")
  set(path ${CMAKE_CURRENT_BINARY_DIR}/embedded_files.hpp)
  file(WRITE ${path}.new "${header}")
  file(COPY_FILE ${path}.new ${path} ONLY_IF_DIFFERENT)
  target_include_directories(sightline_${name} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
endfunction()
