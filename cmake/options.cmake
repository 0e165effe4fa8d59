# SPDX-License-Identifier: Apache-2.0
option(SIGHTLINE_BUILD_TESTS "Build the tests" ${PROJECT_IS_TOP_LEVEL})
option(SIGHTLINE_BUILD_BENCHMARKS "Build the benchmarks" OFF)
option(SIGHTLINE_CHECKS "Check internal assumptions and detect a dice address used twice" OFF)
option(SIGHTLINE_WARNINGS_AS_ERRORS "Treat warnings as errors" OFF)
set(SIGHTLINE_SANITIZE "" CACHE STRING "Sanitizers to switch on, e.g. address,undefined")

if(PROJECT_IS_TOP_LEVEL AND NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# Compiling again what was compiled before is the largest cost of switching between presets.
if(PROJECT_IS_TOP_LEVEL AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(SIGHTLINE_CCACHE ccache)
  mark_as_advanced(SIGHTLINE_CCACHE)
  if(SIGHTLINE_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${SIGHTLINE_CCACHE})
  endif()
endif()
